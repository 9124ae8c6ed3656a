def log = new File(basedir, 'build.log').text
def outcome = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/promptgate/demo/outcome.json'))

assert log.contains('Prompt gate inconclusive: demo: ')
assert log.contains('MojoFailureException')
assert outcome.outcome == 'inconclusive'
assert outcome.exitCode == 3
assert outcome.counts.trials == 2 && outcome.counts.scored == 0 && outcome.counts.unscored == 2 && outcome.counts.errors == 2
