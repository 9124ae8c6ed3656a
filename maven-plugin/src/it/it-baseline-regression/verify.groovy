def log = new File(basedir, 'build.log').text
def json = { new groovy.json.JsonSlurper().parse(new File(basedir, it + '/support/outcome.json')) }
def rule = { json(it).rules.find { it.id.contains('max-drop') } }

assert json('target/first').outcome == 'inconclusive'
assert rule('target/first').state == 'inconclusive'
assert log.contains('BASELINE-001')
assert log.contains('there is no baseline')
assert log.contains('mvn prompt:accept')

assert log.contains('Accepted support: 1 cell, 16 cases, ')
assert new File(basedir, 'src/test/prompts/support.baseline.json').isFile()

assert json('target/same').outcome == 'passed'
assert rule('target/same').state == 'pass'

assert json('target/careless').outcome == 'failed'
assert rule('target/careless').state == 'fail'
assert log.contains('GATE FAILED  support  1 of 2 rules broken')
def names = (5..16).collect { String.format('c%02d', it) }
assert names.any { new File(basedir, 'target/careless/support/outcome.json').text.contains(it) || log.contains('cases.csv:' + (it.substring(1).toInteger() + 1)) }

assert json('target/none').outcome == 'passed'
assert json('target/none').headline.contains('absolute rules only, no baseline')

assert log.contains('BASELINE-005  not accepted: the suite has changed since the run')

assert log.contains('PASS  pass-rate min 10% in answer@scripted')
assert log.contains('FAIL  pass-rate max-drop 2pp against baseline in answer@scripted')
assert log.contains('compared  with the baseline: 16 of 16 paired, 12 worse, 0 better')
assert log.contains('failing cases passed')
assert log.contains('did you mean "pass-rate-max-drop"?')

assert log.contains('support: ')
assert log =~ /answer@scripted {2}pass-rate +100\.0 % +25\.0 % +-75\.0 pp \[/
assert log.contains('Cases that changed, worst first (12 worse, 0 better):')
assert log.contains('prompt answer has another text')
def compared = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/promptgate/compare.json'))
assert compared.suites[0].cases.size() == 12
assert compared.suites[0].cases.every { it.turn == 'worse' }
assert log.contains('Nothing compared: 1 problem, see above')
