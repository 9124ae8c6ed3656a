def log = new File(basedir, 'build.log').text

assert log.contains('[ERROR] <rule><minn>  SUITE-001  unknown key "minn"')
assert log.contains('did you mean "min"?')
assert log.contains('MojoExecutionException')
