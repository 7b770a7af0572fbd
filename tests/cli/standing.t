#!/bin/sh
# From draft to review and back, and what each state lets through.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

begin_small
run submit "$ref"
is "$code$out" 0review "a draft is sent to review"
run set "$ref" answers.scope x
is "$code" 6 "where its contents are closed"
has "$err" "Send it back" "and it is said what opens them"
run comment "$ref" answers.scope "Is this all?"
is "$code$err" 0 "remarks are welcome"
run send-back "$ref"
is "$code" 2 "sending back needs a reason"
run send-back "$ref" --reason "The scope is missing"
is "$code$out" 0draft "with one it is a draft again"
run set "$ref" answers.scope x
is "$code$err" 0 "and can be changed"
run history "$ref"
has "$out" "The scope is missing" "the reason stays in the log"
run supersede "$ref" --reason "None"
is "$code" 6 "a draft cannot be superseded"
run withdraw "$ref" --reason "The project was stopped"
is "$code$out" 0withdrawn "it can be given up"
run add "$ref" party name=New
is "$code" 6 "then nothing is changed by any door"
run reopen "$ref"
is "$code$out" 0draft "until its next version is opened"
run check "$ref" --integrity
is "$code$out" 0 "and the log is whole"

run set "$ref" answers.scope "All shops"
run set "$ref" answers.needed no
run set "$ref" answers.reason "Nothing is new"
run sign "$ref"
is "$code$out" "0flow/2.ground  Say the ground of the transfer.
Draft" "what stands in the way is told with its place"
run set "$ref" flow/2.ground consent
run export "$ref" --lang en --format md -o -
has "$out" "- **State**: Draft, not signed" "a report of a draft says that it is one"
run submit "$ref"
run export "$ref" --report summary --lang en --format md -o -
has "$out" "- **State**: In review" "and of what is in review,"
has "$out" "- **Signatures**: Nobody has signed yet" "who has signed it"
run sign "$ref"
is "$code$out" "0Signs next: Author (author)" "nothing stands in the way, and it is said who signs"
run sign "$ref" role=approver read_all=yes bound=yes
is "$code" 6 "nobody signs before their turn"
run sign "$ref" role=author
is "$code" 3 "nor without attesting"
has "$err" "I have read all of it" "which is named"
run sign "$ref" role=author read_all=yes
is "$code$out" 0sign_off/1 "the author signs"
run sign "$ref" role=approver read_all=yes bound=yes
is "$code$out" 0sign_off/2 "and whoever decides, passing over the adviser"
run sign "$ref"
is "$out" Decided "then it is decided"
run list
has "$out" "Decided" "the list says so"
run list --json
has "$out" '"state": "decided"' "to programs too"
run export "$ref" --lang en -o signed.md
has "$(cat signed.md)" "Signed by" "reports tell who signed"
has "$(cat signed.md)" "Signed in another role too" "and that one person did so in several roles"
version=$(sed -n 's/^hash_signed: "\(.*\)"/\1/p' signed.md)
is "$(sed -n 's/^state: //p' signed.md)" '"decided"' "front matter says where it stands"
"$PIA" text "$ref" -o signed.txt
is "$version" "$(sha256sum <signed.txt | cut -d ' ' -f 1)" "and the hash of the text that was signed"
has "$(cat signed.md)" "- **State**: Decided" "the first facts too,"
has "$(cat signed.md)" "Ana Lopes (Lotus Consulting) · Author · 15 January 2026" "who signed, for whom, as what and when"
run set "$ref" answers.scope x
is "$code" 6 "and stays as it is"
sqlite3 "$XDG_DATA_HOME/pia/pia.db" "update value set content = 1" 2>/dev/null
is $? 19 "whoever writes the file"
run check "$ref" --integrity
is "$code$out" 0 "the log is whole"
run reopen "$ref"
run export "$ref" --lang en --format md -o -
has "$out" "- **State**: Draft of the next version, not signed" "the next version is a draft"
is "$(printf '%s\n' "$out" | grep -c 'version_signed\|hash_signed')" 0 "that nobody signed"
printf '%s\n' "$out" | grep -A 2 'Covers what is shown here' | tail -1 | grep -q '| No .*| Yes '
ok "and whoever signed before did not sign this"
done_testing
