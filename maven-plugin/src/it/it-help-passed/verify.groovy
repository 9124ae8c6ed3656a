def log = new File(basedir, 'build.log').text

assert log.contains('prompt:evaluate')
assert log.contains('maxUnscored')
assert log.contains('User property: prompt.maxUnscored')
