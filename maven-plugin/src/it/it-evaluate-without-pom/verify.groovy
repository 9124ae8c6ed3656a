def log = new File(basedir, 'build.log').text
def outcome = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/promptgate/demo/outcome.json'))

assert log.contains('GATE PASSED  demo')
assert outcome.outcome == 'passed'
