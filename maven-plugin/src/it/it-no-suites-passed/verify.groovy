def log = new File(basedir, 'build.log').text

assert log.contains('[INFO] No suite file in .: nothing was judged.')
