def log = new File(basedir, 'build.log').text
def outcome = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/promptgate/demo/outcome.json'))

// Maven alone would let the POM's "careful" win, and be green.
assert log.contains('Prompt gate failed: demo: ')
assert outcome.outcome == 'failed'
// What is not typed is the POM's, and beats the suite.
assert outcome.counts.trials == 4
