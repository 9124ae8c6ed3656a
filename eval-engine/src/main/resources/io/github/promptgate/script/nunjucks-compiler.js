/*
 * How a template becomes code: each read of a name says which name it is and where, but under "is defined" and as the
 * first argument of "default". Texts are written in ASCII, because Rhino drops format characters from source code.
 */
(function (nunjucks) {
  'use strict';

  var nodes = nunjucks.nodes;
  var Compiler = nunjucks.compiler.Compiler;
  var NAME = /^[A-Za-z_$\u00AA-\uFFDC][A-Za-z0-9_$\u00AA-\uFFDC]*$/;

  function quote(text) {
    return '"' + text.replace(/[^\x20-\x7e]|["\\]/g, function (c) {
      return '\\u' + ('000' + c.charCodeAt(0).toString(16)).slice(-4);
    }) + '"';
  }

  function start(node) {
    return node instanceof nodes.LookupVal ? start(node.target)
      : node instanceof nodes.FunCall && !(node instanceof nodes.Filter) ? start(node.name) : node;
  }

  function written(node) {
    if (node instanceof nodes.Symbol) {
      return node.value;
    }
    if (node instanceof nodes.LookupVal) {
      var key = node.val instanceof nodes.Literal ? node.val.value : null;
      var simple = typeof key === 'string' && NAME.test(key);
      return written(node.target) + (simple ? '.' + key : '[' + (key === null ? '...' : JSON.stringify(key)) + ']');
    }
    if (node instanceof nodes.Filter) {
      return written(node.args.children[0]) + ' | ' + node.name.value;
    }
    if (node instanceof nodes.FunCall) {
      return written(node.name) + '(...)';
    }
    return node instanceof nodes.Group && node.children.length === 1 ? written(node.children[0]) : 'expression';
  }

  function place(node) {
    var at = start(node);
    return quote(written(node)) + ', ' + at.lineno + ', ' + at.colno;
  }

  function isDefault(node) {
    return node.name.value === 'default' || node.name.value === 'd';
  }

  function isDefinedTest(node) {
    return node.right.value === 'defined' || node.right.value === 'undefined';
  }

  var plainSymbol = Compiler.prototype.compileSymbol;
  var plainCompile = Compiler.prototype.compile;

  function compileLenient(compiler, node, frame) {
    if (node instanceof nodes.Symbol) {
      plainSymbol.call(compiler, node, frame);
    } else if (node instanceof nodes.LookupVal) {
      compiler._emit('runtime.memberLookup((');
      compileLenient(compiler, node.target, frame);
      compiler._emit('), ');
      compiler._compileExpression(node.val, frame);
      compiler._emit(')');
    } else if (node instanceof nodes.Group && node.children.length === 1) {
      compileLenient(compiler, node.children[0], frame);
    } else {
      compiler.compile(node, frame);
    }
  }

  Compiler.prototype.compileSymbol = function (node, frame) {
    this._emit('runtime.strict(');
    plainSymbol.call(this, node, frame);
    this._emit(', ' + place(node) + ')');
  };

  Compiler.prototype.compileLookupVal = function (node, frame) {
    this._emit('runtime.strict(runtime.memberLookup((');
    this._compileExpression(node.target, frame);
    this._emit('), ');
    this._compileExpression(node.val, frame);
    this._emit('), ' + place(node) + ')');
  };

  Compiler.prototype.compileFilter = function (node, frame) {
    var compiler = this;
    this._emit('env.getFilter(' + quote(node.name.value) + ').call(context');
    node.args.children.forEach(function (argument, i) {
      compiler._emit(', ');
      if (i === 0 && isDefault(node)) {
        compileLenient(compiler, argument, frame);
      } else {
        compiler.compile(argument, frame);
      }
    });
    this._emit(')');
  };

  var plainIs = Compiler.prototype.compileIs;
  Compiler.prototype.compileIs = function (node, frame) {
    if (!isDefinedTest(node)) {
      plainIs.call(this, node, frame);
      return;
    }
    this._emit('((');
    compileLenient(this, node.left, frame);
    this._emit(') ' + (node.right.value === 'defined' ? '!==' : '===') + ' undefined)');
  };

  Compiler.prototype.compileLiteral = function (node) {
    this._emit(typeof node.value === 'string' ? quote(node.value) : String(node.value));
  };

  Compiler.prototype.compileOutput = function (node, frame) {
    var compiler = this;
    node.children.forEach(function (child) {
      if (child instanceof nodes.TemplateData) {
        if (child.value) {
          compiler._emitLine(compiler.buffer + ' += ' + quote(child.value) + ';');
        }
        return;
      }
      compiler._emit(compiler.buffer + ' += ');
      if (child instanceof nodes.Symbol && !frame.lookup(child.value)) {
        compiler._emit('runtime.printName(context, frame, ' + place(child));
      } else if (child instanceof nodes.LookupVal) {
        compiler._emit('runtime.printMember(');
        compiler._compileExpression(child.target, frame);
        compiler._emit(', ');
        compiler._compileExpression(child.val, frame);
        compiler._emit(', ' + place(child));
      } else {
        compiler._emit('runtime.print(');
        compiler.compile(child, frame);
        compiler._emit(', ' + place(child));
      }
      compiler._emitLine(');');
    });
  };

  Compiler.prototype.compile = function (node, frame) {
    if (/^(Output|If|For|Set|Switch)$/.test(node.typename) && this.buffer) {
      this._emitLine('lineno = ' + node.lineno + '; colno = ' + node.colno + ';');
    }
    plainCompile.call(this, node, frame);
  };
});
