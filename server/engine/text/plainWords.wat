;; Plain words: the loop that costs most of reading a corpus, as a program for WebAssembly. `plainWords.ts` has the other half and says what it is for;
;; `npm run regenerate` makes `plainWordsProgram.ts` of this file.
;;
;; A byte is a UTF-16 unit of the text: ASCII is itself, some marks are the ASCII mark of their class, all else is 0x80. A word is a run of ASCII letters
;; and digits, sixteen at most, kept as two integers of eight bytes, the first unit in the lowest bits.
(module
  ;; Where what stands in the memory, which `plainWords.ts` knows as well:
  ;;       0  by byte, its class, as `Plain` there numbers them
  ;;   0x100  the bytes that stand for U+0080 to U+00BF, then those for U+2000 to U+203F
  ;;   0x400  the text that is held, first as UTF-8, then a byte a unit
  ;; 0x10000  tokens, in arrays: their types;
  ;; 0x50000  where they start;
  ;; 0x90000  where they end;
  ;; 0xd0000  their joins, which are bytes
  ;; 0xe0000  known words, 24 bytes each: their two integers; then twice their type + 1, and one more where a stop behind them may end no sentence; or 0,
  ;;          where the place is free
  (memory (export "memory") 110)

  ;; The word that was not found last, and the place where it would stand.
  (global $missed_first (mut i64) (i64.const 0))
  (global $missed_rest (mut i64) (i64.const 0))
  (global $missed_place (mut i32) (i32.const 0))

  ;; The class of what stands at a place.
  (func $class_at (param $at i32) (result i32)
    (i32.load8_u (i32.load8_u (local.get $at))))

  (func $larger (param $a i32) (param $b i32) (result i32)
    (select (local.get $a) (local.get $b) (i32.gt_u (local.get $a) (local.get $b))))

  ;; Gives the word that was not found last its type. The table must have room.
  (func (export "learn") (param $type i32) (param $may_be_abbreviation i32)
    (i64.store offset=0xe0000 (global.get $missed_place) (global.get $missed_first))
    (i64.store offset=0xe0008 (global.get $missed_place) (global.get $missed_rest))
    (i32.store offset=0xe0010 (global.get $missed_place)
      (i32.or (i32.shl (i32.add (local.get $type) (i32.const 1)) (i32.const 1)) (local.get $may_be_abbreviation))))

  ;; Reads words from a unit on at which one begins, and what stands between them, up to `end`, behind which it may look; `join` is that of the first.
  ;; Units count from the first that is held; written are those of the text, where that one is `offset`.
  ;; Stops before a word that is not plain, and behind one that is followed by what only the scanner can judge.
  ;; The first word is written as that number of the arrays. Gives twice the number of words read, and one more where the next one is plain and not
  ;; known, which is written behind them.
  ;;
  ;; What is done for every word stands here, as to call a function takes as long.
  (func (export "read") (param $at i32) (param $end i32) (param $join i32) (param $number i32) (param $offset i32) (result i32)
    (local $from i32) (local $eight i64) (local $lower i64) (local $others i64) (local $count i32) (local $first i64) (local $rest i64) (local $length i32)
    (local $word_end i32) (local $class i32) (local $hash i64) (local $place i32) (local $known i32) (local $written i32) (local $stopped i32)
    (local.set $from (local.get $number))
    ;; From here on units are places of the memory.
    (local.set $at (i32.add (local.get $at) (i32.const 0x400)))
    (local.set $end (i32.add (local.get $end) (i32.const 0x400)))
    (local.set $offset (i32.sub (local.get $offset) (i32.const 0x400)))
    (block $done
      (loop $words
        ;; The word, eight bytes at once, twice at most. No byte is above 0x80, so none overflows into the next; what is found of each is its highest bit.
        (local.set $rest (i64.const 0))
        (local.set $length (i32.const 0))
        (loop $letters
          (local.set $eight (i64.load (i32.add (local.get $at) (local.get $length))))
          (local.set $lower (i64.or (local.get $eight) (i64.const 0x2020202020202020)))
          (local.set $others (i64.and (i64.const 0x8080808080808080) (i64.xor (i64.const -1) (i64.or
            ;; "a" or above, and not above "z"
            (i64.and (i64.add (local.get $lower) (i64.const 0x1f1f1f1f1f1f1f1f)) (i64.xor (i64.const -1) (i64.add (local.get $lower) (i64.const 0x0505050505050505))))
            ;; "0" or above, and not above "9"
            (i64.and (i64.add (local.get $eight) (i64.const 0x5050505050505050)) (i64.xor (i64.const -1) (i64.add (local.get $eight) (i64.const 0x4646464646464646))))))))
          ;; Those before the first that is neither; all where there is none.
          (local.set $eight (i64.and (local.get $eight) (i64.sub (i64.shr_u (i64.and (local.get $others) (i64.sub (i64.const 0) (local.get $others))) (i64.const 7)) (i64.const 1))))
          (local.set $count (i32.shr_u (i32.wrap_i64 (i64.ctz (local.get $others))) (i32.const 3)))
          (if (local.get $length) (then (local.set $rest (local.get $eight))) (else (local.set $first (local.get $eight))))
          (local.set $length (i32.add (local.get $length) (local.get $count)))
          (br_if $letters (i32.and (i32.eq (local.get $count) (i32.const 8)) (i32.eq (local.get $length) (i32.const 8)))))
        (br_if $done (i32.eqz (local.get $length)))
        (local.set $word_end (i32.add (local.get $at) (local.get $length)))
        (br_if $done (i32.gt_u (local.get $word_end) (local.get $end)))

        ;; What follows it, which decides where it ends. Most words are followed by a space.
        (local.set $class (i32.load8_u (i32.load8_u (local.get $word_end))))
        (if (i32.ne (local.get $class) (i32.const 2 (; Space ;)))
          (then
            ;; It may go on in another script, or have more than sixteen units.
            (br_if $done (i32.lt_u (local.get $class) (i32.const 2 (; Unknown, Word ;))))
            ;; "don't", but not "nation's"
            (br_if $done (i32.and (i32.eq (local.get $class) (i32.const 4 (; Apostrophe ;))) (call $goes_on (local.get $word_end))))
            (if (i32.or (i32.eq (local.get $class) (i32.const 7 (; Stop ;))) (i32.eq (local.get $class) (i32.const 3 (; Comma ;))))
              (then
                ;; "U.S."
                (br_if $done (i32.and (i32.eq (local.get $length) (i32.const 1)) (i32.eq (local.get $class) (i32.const 7 (; Stop ;)))))
                (br_if $done (call $is_in_number (local.get $word_end)))))))

        ;; The place of the word in the table, or the free one where it would stand.
        (local.set $hash (i64.xor
          (i64.mul (local.get $first) (i64.const 0x9e3779b97f4a7c15))
          (i64.mul (local.get $rest) (i64.const 0xc2b2ae3d27d4eb4f))))
        (local.set $hash (i64.xor (local.get $hash) (i64.shr_u (local.get $hash) (i64.const 32))))
        (block $found
          (loop $next
            (local.set $place (i32.mul (i32.and (i32.wrap_i64 (local.get $hash)) (i32.const 0x3ffff)) (i32.const 24)))
            (local.set $known (i32.load offset=0xe0010 (local.get $place)))
            (br_if $found (i32.eqz (local.get $known)))
            (br_if $found (i32.and (i64.eq (i64.load offset=0xe0000 (local.get $place)) (local.get $first)) (i64.eq (i64.load offset=0xe0008 (local.get $place)) (local.get $rest))))
            (local.set $hash (i64.add (local.get $hash) (i64.const 1)))
            (br $next)))
        (local.set $written (i32.shl (local.get $number) (i32.const 2)))
        (i32.store offset=0x10000 (local.get $written) (i32.sub (i32.shr_u (local.get $known) (i32.const 1)) (i32.const 1)))
        (i32.store offset=0x50000 (local.get $written) (i32.add (local.get $at) (local.get $offset)))
        (i32.store offset=0x90000 (local.get $written) (i32.add (local.get $word_end) (local.get $offset)))
        (i32.store8 offset=0xd0000 (local.get $number) (local.get $join))
        (if (i32.eqz (local.get $known))
          (then
            (global.set $missed_first (local.get $first))
            (global.set $missed_rest (local.get $rest))
            (global.set $missed_place (local.get $place))
            (return (i32.or (i32.shl (i32.sub (local.get $number) (local.get $from)) (i32.const 1)) (i32.const 1)))))
        (local.set $number (i32.add (local.get $number) (i32.const 1)))

        ;; What stands before the next.
        (local.set $join (i32.const 0 (; Space ;)))
        (local.set $stopped (i32.const 0))
        (local.set $at (local.get $word_end))
        ;; Mostly a space.
        (block $begun
          (br_if $begun (i32.ne (local.get $class) (i32.const 2 (; Space ;))))
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          (br_if $words (i32.eq (i32.load8_u (i32.load8_u (local.get $at))) (i32.const 1))))
        (if (i32.eq (local.get $class) (i32.const 4 (; Apostrophe ;)))
          (then (if (call $is_possessive (local.get $at)) (then (local.set $at (i32.add (local.get $at) (i32.const 2)))))))
        (block $word
          (loop $between
            (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
            (local.set $class (i32.load8_u (i32.load8_u (local.get $at))))
            (br_if $word (i32.eq (local.get $class) (i32.const 1 (; Word ;))))
            (if (i32.ne (local.get $class) (i32.const 2 (; Space ;)))
              (then
                ;; A hyphen, or what has no class.
                (br_if $done (i32.or (i32.eqz (local.get $class)) (i32.gt_u (local.get $class) (i32.const 8 (; Terminator ;)))))
                (if (i32.ge_u (local.get $class) (i32.const 7 (; Stop, Terminator ;)))
                  (then
                    ;; "Mr."
                    (br_if $done (i32.and
                      (i32.and (i32.eq (local.get $class) (i32.const 7 (; Stop ;))) (i32.eqz (local.get $stopped)))
                      (i32.and (i32.eq (local.get $at) (local.get $word_end)) (i32.and (local.get $known) (i32.const 1)))))
                    (local.set $stopped (i32.const 1)))
                  (else (local.set $join (call $larger (local.get $join) (call $join_of (local.get $class))))))))
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (br $between)))
        ;; A sentence ends here, unless the word begins in lower case.
        (if (local.get $stopped)
          (then
            (local.set $join (call $larger (local.get $join)
              (select (i32.const 4 (; Mark ;)) (i32.const 5 (; Sentence ;))
                (i32.le_u (i32.sub (i32.load8_u (local.get $at)) (i32.const 0x61)) (i32.const 25)))))))
        (br $words)))
    (i32.shl (i32.sub (local.get $number) (local.get $from)) (i32.const 1)))

  ;; The join that marks of a class make: Comma, Apostrophe, Quote or Mark.
  (func $join_of (param $class i32) (result i32)
    (select (i32.const 3 (; Comma ;))
      (select (i32.const 4 (; Mark ;)) (i32.const 2 (; Quote ;)) (i32.eq (local.get $class) (i32.const 6 (; Mark ;))))
      (i32.eq (local.get $class) (i32.const 3 (; Comma ;)))))

  ;; Whether a word goes on behind an apostrophe, or may do so.
  (func $goes_on (param $apostrophe i32) (result i32)
    (i32.and
      (i32.lt_u (call $class_at (i32.add (local.get $apostrophe) (i32.const 1))) (i32.const 2 (; Unknown, Word ;)))
      (i32.eqz (call $is_possessive (local.get $apostrophe)))))

  ;; Whether it begins a possessive, behind which no word goes on.
  (func $is_possessive (param $apostrophe i32) (result i32)
    (i32.and
      (i32.eq (i32.or (i32.load8_u offset=1 (local.get $apostrophe)) (i32.const 0x20)) (i32.const 0x73 (; s ;)))
      (i32.ge_u (call $class_at (i32.add (local.get $apostrophe) (i32.const 2))) (i32.const 2))))

  ;; "3.5", "1,300"
  (func $is_in_number (param $mark i32) (result i32)
    (i32.and
      (call $is_digit (i32.load8_u (i32.sub (local.get $mark) (i32.const 1))))
      (call $is_digit (i32.load8_u offset=1 (local.get $mark)))))

  (func $is_digit (param $byte i32) (result i32)
    (i32.le_u (i32.sub (local.get $byte) (i32.const 0x30)) (i32.const 9)))

  ;; Makes one byte a unit out of so many bytes of UTF-8. Two units have four bytes, all else is one.
  (func (export "narrow") (param $written i32)
    (local $from i32) (local $last i32) (local $to i32) (local $eight i64) (local $byte i32)
    (local.set $from (i32.const 0x400))
    (local.set $to (i32.const 0x400))
    (local.set $last (i32.add (i32.const 0x400) (local.get $written)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $from) (local.get $last)))
        (local.set $eight (i64.load (local.get $from)))
        (if (i64.eqz (i64.and (local.get $eight) (i64.const 0x8080808080808080)))
          (then
            (i64.store (local.get $to) (local.get $eight))
            (local.set $from (i32.add (local.get $from) (i32.const 8)))
            (local.set $to (i32.add (local.get $to) (i32.const 8)))
            (br $next)))
        (local.set $byte (i32.load8_u (local.get $from)))
        (if (i32.lt_u (local.get $byte) (i32.const 0x80))
          (then
            (i32.store8 (local.get $to) (local.get $byte))
            (local.set $from (i32.add (local.get $from) (i32.const 1)))
            (local.set $to (i32.add (local.get $to) (i32.const 1)))
            (br $next)))
        (i32.store8 (local.get $to) (call $mark_at (local.get $from)))
        (local.set $to (i32.add (local.get $to) (i32.const 1)))
        (if (i32.ge_u (local.get $byte) (i32.const 0xf0))
          (then
            (i32.store8 (local.get $to) (i32.const 0x80))
            (local.set $to (i32.add (local.get $to) (i32.const 1)))))
        (local.set $from (i32.add (local.get $from)
          (select (i32.const 2) (select (i32.const 3) (i32.const 4) (i32.lt_u (local.get $byte) (i32.const 0xf0))) (i32.lt_u (local.get $byte) (i32.const 0xe0)))))
        (br $next))))

  ;; The byte that stands for a character beyond ASCII.
  (func $mark_at (param $at i32) (result i32)
    (local $lead i32)
    (local.set $lead (i32.load16_u (local.get $at)))
    (if (i32.eq (i32.and (local.get $lead) (i32.const 0xff)) (i32.const 0xc2))
      (then (return (i32.load8_u offset=0x100 (i32.and (i32.shr_u (local.get $lead) (i32.const 8)) (i32.const 0x3f))))))
    (if (i32.eq (local.get $lead) (i32.const 0x80e2))
      (then (return (i32.load8_u offset=0x140 (i32.and (i32.load8_u offset=2 (local.get $at)) (i32.const 0x3f))))))
    (i32.const 0x80)))
