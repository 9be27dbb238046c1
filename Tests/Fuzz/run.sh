#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Lets libFuzzer change inputs of every text reader, and background models, RUNS times each (1,000,000):
# no trap, no input that takes over a second, no more than 1 GiB of memory (XML: 2.5), and what is written is read
# again as it was. What it finds is left in FOLDER (.build-fuzz/found), and makes the script fail, as does a
# reader that was not run as often as asked.
set -eu
cd "$(dirname "$0")"
root=../..
runs=${RUNS:-1000000}
found=${FOLDER:-$root/.build-fuzz/found}
# From nothing: what was built before types changed may be kept, and fails at once.
rm -rf $root/.build-fuzz/*/release
swift build -c release --static-swift-stdlib --scratch-path $root/.build-fuzz --product Fuzz \
  -Xswiftc -sanitize=fuzzer -Xswiftc -use-ld=lld -Xlinker -lxml2
mkdir -p "$found"
fuzz() {
  corpus=$(mktemp -d)
  name=$1
  cp $3 "$corpus"
  echo "== $name"
  PREFIX=$2 $root/.build-fuzz/release/Fuzz "$corpus" -runs="$runs" -timeout=1 -rss_limit_mb="${4:-1024}" \
    -max_len=4096 -artifact_prefix="$found/$name-" -print_final_stats=1 2>&1 \
    | grep -E "^stat::|ERROR|SUMMARY|precondition|Fatal" | tee "$corpus.log" || true
  grep -q "^stat::number_of_executed_units: *$runs\$" "$corpus.log" || failed="$failed $name"
  rm -r "$corpus" "$corpus.log"
}
failed=
formats=$root/Vectors/formats
for reader in ${*:-digest daily labelled mail lines document bibtex ris wos nbib enw table backslashes xml model}; do
  case $reader in
  digest) fuzz digest '## T
* 2031
## ' "$formats/papers.md" ;;
  daily) fuzz daily '|Date|Title|PDF|
|2031-06-02|T|[x](http://arxiv.org/abs/3106.00001)|
' "$formats/daily.md" ;;
  labelled) fuzz labelled '## [T](http://arxiv.org/abs/3106.00001)
' "$formats/labelled.md" ;;
  mail) fuzz mail '\\
arXiv:3106.00001
' "$formats/mail.txt" ;;
  lines) fuzz lines '{"title":"T"}
' "$formats/papers.jsonl" ;;
  document) fuzz document '[{"title":"T"},' "$formats/papers.jsonl $formats/csl.json" ;;
  bibtex) fuzz bibtex '@a{' "$formats/papers.bib" ;;
  ris) fuzz ris 'TY  - 
' "$formats/papers.ris" ;;
  wos) fuzz wos 'PT J
' "$formats/wos.txt" ;;
  nbib) fuzz nbib 'PMID- 1
' "$formats/papers.nbib" ;;
  enw) fuzz enw '%0 Book
' "$formats/papers.enw" ;;
  backslashes) fuzz backslashes 'title,abstract,date
"T \"t",,
' "$formats/papers.csv" ;;
  table) fuzz table 'title,abstract,date
' "$formats/papers.csv" ;;
  # Foundation's parser keeps about a kilobyte of each document.
  xml) fuzz xml '<?xml version="1.0"?>' "$formats/atom.xml $formats/rss.xml $formats/oai-arxiv.xml $formats/oai-arxivraw.xml $formats/pubmed.xml" 2560 ;;
  model) fuzz model 'KINDREDB' "$formats/papers.md" ;;
  esac
done
if [ -n "$failed" ]; then
  echo "failed:$failed (what was found is in $found)"
  exit 1
fi
