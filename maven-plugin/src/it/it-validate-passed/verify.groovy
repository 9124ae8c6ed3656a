def log = new File(basedir, 'build.log').text

assert log.contains('[INFO] src/test/prompts/demo.suite.yaml  no problem found: suite demo, 1 cell, 2 cases, 1 scorer, 1 rule')
// The gate waits for its own phase.
assert !new File(basedir, 'target').exists()
