#!/bin/sh
# What somebody does in an hour: the author asked first, records added, taken back, commented on.
set -u
# shellcheck source=tests/tap.sh
. "$top_srcdir/tests/tap.sh"
# shellcheck source=tests/screens/golden.sh
. "$top_srcdir/tests/screens/golden.sh"

golden author <<'END'
template @data@/small.yaml
blueprint @data@/small-start.yaml
open

size 80 24
key Down Enter
type x
show asked-first roles
key Enter
show author-known
END

golden empty <<'END'
author Ana Lopes

size 80 24
show library roles
key n
show begin roles
END

golden work <<'END'
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key ] Down Down
key Enter
show new-record
type Recruiting 招聘
key Enter y
show filled
key Esc
show in-table
key Up D
show removed
key u
show brought-back
key c n
type Who decides?
key Esc
show comment
key Esc F9
show author
END

printf '%%PDF-1.7 signed' >合同.pdf
golden evidence <<'END'
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key ]
key Down Down Down Down Down Down Down Down Down Down Enter
key Down Down b
show nothing-attached
key n
type none.pdf
key Enter
show not-there
key Ctrl-U
type '合同.pdf'
key Enter
show attached
key F2 F2
show attached-zh
key F2 Esc
show marked
key b Enter Up Enter
show fixed
key Esc D
show taken-away
key u
show brought-back
END

golden invalid <<'END'
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes
open

size 80 24
key Down Down Down Down Enter Ctrl-U
type soon
key Enter
show refused roles
key Ctrl-G
show as-before
key Enter Ctrl-U
type 2027-03-01
key Enter Up Enter
type 2028-01-05
show replaced
key Enter Up Enter End Backspace
type 6
show mended
END

golden ascii <<'END'
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes
ascii
open

size 80 24
show walk
key ] ] m
show matrix
END

# What a rule found is dismissed with a reason, seen at its field, and open again.
golden dismiss <<'END'
template @data@/small.yaml
blueprint @data@/small-start.yaml
author Ana Lopes, Lotus Consulting, Consultant
open

size 80 24
key f
show open roles
key d Enter
show refused
type Sent by nobody yet 尚未傳輸
show reason
key Enter
show dismissed roles
key Enter
show at-the-field
key Esc D
show open-again
key u
show undone
key Ctrl-R
show brought-again
END

# The versions of a field of a record that undoing takes away close with it.
golden versions-gone <<'END'
template @data@/small.yaml
author Ana Lopes
open

size 80 24
key ] Enter
type Payroll
key Enter Up t
show versions
key u
show title-gone
key u
show record-gone
END

# A finding that is mended in another step leads there.
golden step-finding <<'END'
template @data@/small.yaml
author Ana Lopes
open

size 80 24
key Down Down Down Down Down Down
key y
key f End
show findings
key Enter
show there
END

done_testing
