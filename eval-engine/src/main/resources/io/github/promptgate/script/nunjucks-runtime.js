/*
 * What runs while a template renders: an undefined name is an error wherever it is read, whole lists and maps print as
 * JSON, nothing grows without end, and no name leads from a value to a constructor.
 *
 * host.undefinedName(name, line, column), host.failed(message, line, column) and host.tooLong() throw;
 * host.typed(target, key) and host.whole(value) give texts. Lines and columns count from 0.
 */
(function (nunjucks, host, MOST_CHARACTERS) {
  'use strict';

  var runtime = nunjucks.runtime;
  var MOST_ITEMS = 1000000;
  var HIDDEN = /^(constructor|prototype|caller|callee|__.*__)$/;
  var printed = 0;

  var env = new nunjucks.Environment([], {autoescape: false, throwOnUndefined: true});
  delete env.filters.random; // the same case gives the same prompt
  env.filters.trim = function (text) { // its regular expression is slow on long texts
    return runtime.copySafeness(text, text.trim());
  };

  function own(object, name) {
    return Object.prototype.hasOwnProperty.call(object, name);
  }

  function within(length) {
    if (length > MOST_CHARACTERS) {
      host.tooLong();
    }
  }

  function bound(owner, name, size) {
    var original = owner[name];
    Object.defineProperty(owner, name, {
      enumerable: false,
      value: function () {
        within(size.apply(this, arguments));
        return original.apply(this, arguments);
      }
    });
  }

  bound(String.prototype, 'repeat', function (times) {
    return this.length * times;
  });
  bound(String.prototype, 'padStart', Number);
  bound(String.prototype, 'padEnd', Number);
  bound(Array.prototype, 'join', function (separator) {
    var size = this.length * String(separator).length;
    for (var i = 0; i < this.length; i++) {
      size += typeof this[i] === 'string' ? this[i].length : 0;
    }
    return size;
  });

  ['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin'].forEach(function (name) {
    var original = Array.prototype[name];
    Object.defineProperty(Array.prototype, name, {
      enumerable: false,
      value: function () {
        if (!Object.isExtensible(this)) {
          throw new TypeError('the values of a case cannot be changed');
        }
        return original.apply(this, arguments);
      }
    });
  });

  var range = env.globals.range;
  env.globals.range = function (start, stop, step) {
    var size = stop === undefined ? start : (stop - start) / (step || 1);
    if (size > MOST_ITEMS) {
      host.tooLong();
    }
    return range(start, stop, step);
  };

  var setInFrame = runtime.Frame.prototype.set;
  runtime.Frame.prototype.set = function (name, value, resolveUp) {
    if (typeof value === 'string' || value instanceof runtime.SafeString) {
      within(value.length);
    }
    return setInFrame.call(this, name, value, resolveUp);
  };

  runtime.contextOrFrameLookup = function (context, frame, name) {
    var value = frame.lookup(name);
    if (value !== undefined) {
      return value;
    }
    if (own(context.ctx, name)) {
      return context.ctx[name];
    }
    return own(env.globals, name) ? env.globals[name] : undefined;
  };

  runtime.memberLookup = function (target, key) {
    if (target === undefined || target === null) {
      return undefined;
    }
    if (HIDDEN.test(key) && !(typeof target === 'object' && own(target, key))) {
      return undefined;
    }
    var value = target[key];
    return typeof value !== 'function' ? value : function () {
      return value.apply(target, arguments);
    };
  };

  runtime.strict = function (value, name, line, column) {
    if (value === undefined) {
      host.undefinedName(name, line, column);
    }
    return value;
  };

  runtime.print = function (value, name, line, column) {
    if (value === undefined || typeof value === 'function') {
      host.undefinedName(name, line, column);
    }
    var whole = value !== null && typeof value === 'object' && !(value instanceof runtime.SafeString);
    var text = whole ? host.whole(value) : String(value);
    printed += text.length;
    within(printed);
    return text;
  };

  runtime.printName = function (context, frame, name, line, column) {
    var value = runtime.contextOrFrameLookup(context, frame, name);
    var typed = typeof value === 'number' && frame.lookup(name) === undefined;
    return runtime.print(typed ? host.typed(null, name) || value : value, name, line, column);
  };

  runtime.printMember = function (target, key, name, line, column) {
    var value = runtime.memberLookup(target, key);
    return runtime.print(typeof value === 'number' ? host.typed(target, key) || value : value, name, line, column);
  };

  runtime.handleError = function (error, line, column) {
    var message = error && error.message ? error.message : String(error);
    host.failed(message, line, column);
  };

  return {
    environment: env,
    render: function (properties, values) {
      printed = 0;
      return new nunjucks.Template({type: 'code', obj: properties}, env, '', true).render(values);
    }
  };
});
