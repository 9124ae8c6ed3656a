def log = new File(basedir, 'build.log').text
def ran = new File(basedir, 'target/promptgate/demo')
def again = new File(basedir, 'target/again/demo')

// The record alone brings the run's file again, and one that the run did not write.
assert new File(again, 'junit.xml').isFile() && new File(again, 'report.html').isFile()
assert new File(ran, 'comment.md').text.contains('Prompt gate passed')
assert log.contains('[INFO] demo  PASSED  the one rule held')

// A broken file of labels is told before anything is served.
assert log.contains('[ERROR] src/test/prompts/labels.jsonl:1:1  LABEL-001  ')
assert log.contains('Nothing to review: 1 problem, see above')
assert !log.contains('http://127.0.0.1')
