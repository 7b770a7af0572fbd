#!/bin/sh
# A time-stamp of a version: asked for, given by an authority made for the test, taken in, verified without this program.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"

cat >authority.conf <<'END'
[tsa]
default_tsa = one
[one]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
END
openssl req -x509 -newkey rsa:2048 -nodes -keyout authority.key -out authority.pem -subj /CN=Authority -days 36500 \
	-addext extendedKeyUsage=critical,timeStamping 2>/dev/null
echo 01 >serial

reply() { # reply REQUEST REPLY
	openssl ts -reply -config authority.conf -queryfile "$1" -signer authority.pem -inkey authority.key -out "$2" 2>/dev/null
}

begin_small
run timestamp "$ref"
is "$code" 3 "what was not sent to review has no version"
run submit "$ref"
run timestamp "$ref" -o request.tsq
is "$code$err" 0 "the request is written"
reply request.tsq reply.tsr
run timestamp "$ref" reply.tsr
is "$code$out" 0evidence/1 "the reply is taken in as evidence"
run text "$ref" -o text
run evidence get "$ref" evidence/1 -o kept.tsr
openssl ts -verify -data text -in kept.tsr -CAfile authority.pem >/dev/null 2>&1
is $? 0 "openssl verifies it over the text of the version"
run verify "$ref"
has "$out" "time-stamp of it is among the evidence" "pia verify says that it is there"
has "$out" "But for what is time-stamped, nothing proves" "and what it does not prove"
printf x >other
openssl ts -query -data other -sha256 -no_nonce -out other.tsq 2>/dev/null
reply other.tsq other.tsr
run timestamp "$ref" other.tsr
is "$code" 3 "a reply for something else is refused"
has "$err" "another text" "which is said"
run timestamp "$ref" request.tsq
is "$code" 3 "and what is no reply"
done_testing
