/*
 * What is wrong with a template before it runs, and which names it reads: "names" are all that it does not set itself,
 * "sure" those among them that it reads whatever the values are, "places" the line and column of each name's first
 * reading.
 *
 * host.malformed(kind, name, line, column) throws; lines and columns count from 0.
 */
(function (nunjucks, env, host) {
  'use strict';

  var nodes = nunjucks.nodes;
  var Parser = nunjucks.parser.Parser;
  var NAME = /^[A-Za-z_$\u00AA-\uFFDC][A-Za-z0-9_$\u00AA-\uFFDC]*$/;
  var HIDDEN = /^(constructor|prototype|callee|__.*__)$/;
  var NOT_HERE = {
    Include: 'include', Extends: 'extends', Import: 'import', FromImport: 'from',
    AsyncEach: 'asyncEach', AsyncAll: 'asyncAll', IfAsync: 'ifAsync'
  };
  var parsed = null;

  nunjucks.parser.parse = function () {
    return parsed;
  };

  function own(object, name) {
    return Object.prototype.hasOwnProperty.call(object, name);
  }

  function isDefault(node) {
    return node.name.value === 'default' || node.name.value === 'd';
  }

  function isDefinedTest(node) {
    return node.right.value === 'defined' || node.right.value === 'undefined';
  }

  function names(node) {
    return node instanceof nodes.Array ? node.children.map(function (child) {
      return child.value;
    }) : [node.value];
  }

  function inner(scope, extra) {
    var result = Object.create(scope);
    extra.forEach(function (name) {
      result[name] = true;
    });
    return result;
  }

  function checkName(node) {
    if (!(node instanceof nodes.Symbol) || !NAME.test(node.value) || HIDDEN.test(node.value)) {
      host.malformed('name', String(node.value || node.typename), node.lineno, node.colno);
    }
  }

  function visitAll(list, scope, sure, reads) {
    list.forEach(function (node) {
      visit(node, scope, sure, reads);
    });
  }

  function parameters(list, scope, reads) {
    var found = [];
    list.forEach(function (node) {
      if (node instanceof nodes.Dict) {
        node.children.forEach(function (pair) {
          checkName(pair.key);
          found.push(pair.key.value);
          visit(pair.value, scope, false, reads);
        });
      } else if (node instanceof nodes.Symbol) {
        checkName(node);
        found.push(node.value);
      }
    });
    return found;
  }

  var visits = {
    Symbol: function (node, scope, sure, reads) {
      checkName(node);
      if (!scope[node.value]) {
        reads.names[node.value] = reads.names[node.value] || [node.lineno, node.colno];
        reads.sure[node.value] = reads.sure[node.value] || sure;
      }
    },
    Pair: function (node, scope, sure, reads) {
      visit(node.value, scope, sure, reads);
    },
    FunCall: function (node, scope, sure, reads) {
      var name = node.name instanceof nodes.Symbol ? node.name.value : '';
      if (scope[name] || !(own(env.globals, name) || name === 'caller' || name === 'super')) {
        visit(node.name, scope, sure, reads);
      }
      visit(node.args, scope, sure, reads);
    },
    Filter: function (node, scope, sure, reads) {
      if (!own(env.filters, node.name.value)) {
        host.malformed('filter', node.name.value, node.lineno, node.colno);
      }
      visit(node.args.children[0], scope, sure && !isDefault(node), reads);
      visitAll(node.args.children.slice(1), scope, sure, reads);
    },
    Is: function (node, scope, sure, reads) {
      var test = node.right.name ? node.right.name : node.right;
      var name = test.value === null ? 'null' : String(test.value);
      if (!own(env.tests, name)) {
        host.malformed('test', name, test.lineno, test.colno);
      }
      visit(node.left, scope, sure && !isDefinedTest(node), reads);
      visit(node.right.args, scope, sure, reads);
    },
    If: function (node, scope, sure, reads) {
      visit(node.cond, scope, sure, reads);
      visit(node.body, scope, false, reads);
      visit(node.else_, scope, false, reads);
    },
    Or: function (node, scope, sure, reads) {
      visit(node.left, scope, sure, reads);
      visit(node.right, scope, false, reads);
    },
    For: function (node, scope, sure, reads) {
      visit(node.arr, scope, sure, reads);
      var bindings = node.name instanceof nodes.Array ? node.name.children : [node.name];
      bindings.forEach(checkName);
      visit(node.body, inner(scope, names(node.name).concat(['loop'])), false, reads);
      visit(node.else_, scope, false, reads);
    },
    Set: function (node, scope, sure, reads) {
      visit(node.value, scope, sure, reads);
      visit(node.body, scope, sure, reads);
      node.targets.forEach(function (target) {
        checkName(target);
        scope[target.value] = true;
      });
    },
    Macro: function (node, scope, sure, reads) {
      checkName(node.name);
      scope[node.name.value] = true;
      visit(node.body, inner(scope, parameters(node.args.children, scope, reads)), false, reads);
    },
    Caller: function (node, scope, sure, reads) {
      visit(node.body, inner(scope, parameters(node.args.children, scope, reads)), false, reads);
    },
    Block: function (node, scope, sure, reads) {
      checkName(node.name);
      visit(node.body, scope, sure, reads);
    },
    Switch: function (node, scope, sure, reads) {
      visit(node.expr, scope, sure, reads);
      node.cases.forEach(function (one) {
        visit(one.cond, scope, false, reads);
        visit(one.body, scope, false, reads);
      });
      visit(node['default'], scope, false, reads);
    },
    Compare: function (node, scope, sure, reads) {
      visit(node.expr, scope, sure, reads);
      node.ops.forEach(function (operand) {
        visit(operand.expr, scope, sure, reads);
      });
    }
  };
  visits.InlineIf = visits.If;
  visits.And = visits.Or;

  function visit(node, scope, sure, reads) {
    if (!(node instanceof nodes.Node)) {
      return;
    }
    if (own(NOT_HERE, node.typename)) {
      host.malformed('tag', NOT_HERE[node.typename], node.lineno, node.colno);
    }
    if (own(visits, node.typename)) {
      visits[node.typename](node, scope, sure, reads);
    } else if (node instanceof nodes.NodeList) {
      visitAll(node.children, scope, sure, reads);
    } else {
      node.iterFields(function (field) {
        visit(field, scope, sure, reads);
      });
    }
  }

  function parse(text) {
    var tokens = nunjucks.lexer.lex(text);
    var parser = new Parser(tokens);
    try {
      return parser.parseAsRoot();
    } catch (error) {
      var known = error.lineno !== undefined && error.lineno !== null;
      var ended = error instanceof TypeError || tokens.isFinished() && !known;
      host.malformed(
        'syntax',
        ended ? 'unexpected end of the text' : error.message,
        known ? error.lineno - 1 : tokens.lineno,
        known ? error.colno - 1 : tokens.colno);
    }
  }

  return {
    read: function (text) {
      var reads = {names: Object.create(null), sure: Object.create(null)};
      parsed = parse(text);
      visit(parsed, Object.create(null), true, reads);
      return {
        code: '(function () {' + nunjucks.compiler.compile(text, [], [], null, {throwOnUndefined: true}) + '})()',
        names: Object.keys(reads.names),
        places: Object.keys(reads.names).map(function (name) {
          return reads.names[name];
        }),
        sure: Object.keys(reads.sure).filter(function (name) {
          return reads.sure[name];
        })
      };
    },
    words: function (kind) {
      return Object.keys(kind === 'filter' ? env.filters : env.tests);
    }
  };
});
