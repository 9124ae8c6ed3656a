def log = new File(basedir, 'build.log').text

assert log.contains('[ERROR] src/test/prompts/demo.suite.yaml:9:5  SUITE-004  unknown scorer "contians"')
assert log.contains('did you mean "contains"?')
assert log.contains('Prompt gate not run: demo: ')
assert log.contains('MojoExecutionException')
def all = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/promptgate/outcome.json'))
assert all.outcome == 'error' && all.exitCode == 2
