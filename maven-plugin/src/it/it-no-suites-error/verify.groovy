def log = new File(basedir, 'build.log').text

assert log.contains('[ERROR] <suites>  SOURCE-005  no suite file matches "src/**/*.suite.yaml"')
assert log.contains('Prompt gate not run: 1 problem to mend first, see above')
assert log.contains('MojoExecutionException')
