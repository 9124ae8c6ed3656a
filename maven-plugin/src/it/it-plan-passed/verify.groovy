def log = new File(basedir, 'build.log').text

assert log.contains('[INFO] Suite demo: 2 cases x 2 prompts x 1 model = 4 trials')
assert log.contains('[INFO]   calls    4 calls to models, at most 0 calls to the judge')
assert log.contains('[INFO] Nobody was asked.')
assert !new File(basedir, 'target').exists()
