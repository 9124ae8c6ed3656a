def log = new File(basedir, 'build.log').text

assert log.contains('SUITE-009')
assert log.contains('Prompt gate not run: 1 problem to mend first, see above')
assert log.contains('MojoExecutionException')
