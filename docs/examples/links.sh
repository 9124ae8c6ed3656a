#!/bin/sh
# A scorer: reads one line of JSON, writes one.
if grep -q '"answer":"[^"]*https://'; then
  echo '{"pass": true}'
else
  echo '{"pass": false, "reason": "the answer links to nothing"}'
fi
