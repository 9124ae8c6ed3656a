def log = new File(basedir, 'build.log').text
def outcome = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/promptgate/demo/outcome.json'))

assert outcome.outcome == 'failed'
assert outcome.rules*.metric == ['latency']
