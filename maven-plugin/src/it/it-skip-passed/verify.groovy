def log = new File(basedir, 'build.log').text

assert log.contains('[INFO] Prompt gate skipped: skipTests is set. Nothing was judged.')
assert !new File(basedir, 'target').exists()
