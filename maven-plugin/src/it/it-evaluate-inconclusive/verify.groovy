def log = new File(basedir, 'build.log').text
def outcome = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/promptgate/demo/outcome.json'))

assert log.contains("[ERROR]   CALL-004 provider's own error: 2 trials, first: window [careful@scripted] src/test/prompts/cases.csv:2")
assert log.contains('Prompt gate inconclusive: demo: 1 of 1 rule not judged (1 of 2 cells, 2 trials: 0 scored, 2 unscored). See target/promptgate/demo/report.html')
assert log.contains('MojoFailureException')
assert outcome.outcome == 'inconclusive'
assert outcome.exitCode == 3
assert outcome.counts.trials == 2 && outcome.counts.scored == 0 && outcome.counts.unscored == 2 && outcome.counts.errors == 2
