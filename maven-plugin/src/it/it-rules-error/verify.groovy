def log = new File(basedir, 'build.log').text

assert log.contains('[ERROR] <rule>')
assert log.contains('did you mean "min"?')
assert log.contains('MojoExecutionException')
