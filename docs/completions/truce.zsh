#compdef truce

autoload -U is-at-least

_truce() {
    typeset -A opt_args
    typeset -a _arguments_options
    local ret=1

    if is-at-least 5.2; then
        _arguments_options=(-s -S -C)
    else
        _arguments_options=(-s -C)
    fi

    local context curcontext="$curcontext" state line
    _arguments "${_arguments_options[@]}" : \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'-V[Print version]' \
'--version[Print version]' \
":: :_truce_commands" \
"*::: :->truce" \
&& ret=0
    case $state in
    (truce)
        words=($line[1] "${words[@]}")
        (( CURRENT += 1 ))
        curcontext="${curcontext%:*:*}:truce-command-$line[1]:"
        case $line[1] in
            (demo)
_arguments "${_arguments_options[@]}" : \
'--out=[Write the bulletin into this folder, which is made if need be]:DIR:_files -/' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(new)
_arguments "${_arguments_options[@]}" : \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':dir -- Folder to make; it must be empty or not be there:_files -/' \
&& ret=0
;;
(check)
_arguments "${_arguments_options[@]}" : \
'--json[Print the problems as JSON]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::cases -- Case folders:_files -/' \
&& ret=0
;;
(import)
_arguments "${_arguments_options[@]}" : \
'--as=[Read the files as this format instead of telling it from the content]:FORMAT:_default' \
'--source=[Name this source where a row names none]:ID:_default' \
'--country=[Keep only rows of this country, by the name or code that the format has]:NAME:_default' \
'(--out)--into=[Write into the reports of this case, one file for each file read]:CASE:_files -/' \
'--out=[Write all reports into this file]:FILE:_files' \
'--json[Print the summary as JSON; needs \`--into\` or \`--out\`]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::files -- Files to read:_files' \
&& ret=0
;;
(read)
_arguments "${_arguments_options[@]}" : \
'--into=[Add what was read to this case, as unreviewed reports]:CASE:_files -/' \
'--source=[Whose text it is, a source of the case; needed where the text does not say so]:ID:_default' \
'--model=[Send the text to this model too, and hold what it proposes against the text]:URL:_default' \
'--model-name=[The model'\''s name]:NAME:_default' \
'--model-seconds=[How many seconds the model may take]:N:_default' \
'--published=[Take this as the day of publication, \`2016-09-12\`]:DATE:_default' \
'--country=[Take this as the country it is mainly about, three letters]:ISO3:_default' \
'--gazetteer=[Look places up in this file too, beside the small list that is built in]:FILE:_files' \
'--json[Print JSON for programs, with a version number; spans count code points]' \
'--allow-private[Fetch from this machine and from private networks too]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::what -- Files, `-` for stdin, or addresses of the web:_files' \
&& ret=0
;;
(feed)
_arguments "${_arguments_options[@]}" : \
'--json[Print JSON for programs, with a version number]' \
'--allow-private[Fetch from this machine and from private networks too]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':feed -- A file, `-` for stdin, or an address of the web:_files' \
&& ret=0
;;
(assess)
_arguments "${_arguments_options[@]}" : \
'--sources=[Read these sources\: all, independent, or one\:ID]:WHICH:_default' \
'--strength=[Ask this much of a breach]:STRENGTH:(claimed corroborated verified)' \
'--exclusion=[Ask this much of a claim that the target was excluded]:EXCLUSION:(strict lenient)' \
'--counts=[Weigh accounts that differ in this way]:COUNTS:(careful full)' \
'--as-known-on=[Use only what was known by the end of this date, or at this date-time]:DATE:_default' \
'--provision=[Show only this provision'\''s calendar]:ID:_default' \
'--party=[Show only this party'\''s calendar]:ID:_default' \
'(--exit-code)--events=[Assess this large ACLED export under the case'\''s terms instead of its reports]:FILE:_files' \
'--json[Print the whole assessment as JSON]' \
'--exit-code[Exit with 1 if a gate is not met or undetermined]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':case -- Case folder:_files -/' \
&& ret=0
;;
(explain)
_arguments "${_arguments_options[@]}" : \
'--sources=[Read these sources\: all, independent, or one\:ID]:WHICH:_default' \
'--strength=[Ask this much of a breach]:STRENGTH:(claimed corroborated verified)' \
'--exclusion=[Ask this much of a claim that the target was excluded]:EXCLUSION:(strict lenient)' \
'--counts=[Weigh accounts that differ in this way]:COUNTS:(careful full)' \
'--as-known-on=[Use only what was known by the end of this date, or at this date-time]:DATE:_default' \
'--json[Print the explanation as JSON]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':case -- Case folder:_files -/' \
'*::what -- A phase, or PROVISION PARTY \[AREA\] DAY:_default' \
&& ret=0
;;
(talks)
_arguments "${_arguments_options[@]}" : \
'--issue=[Show only this issue, with all that was said and its addresses]:ID:_default' \
'--as-known-on=[Use only what was said by the end of this date, or before this date-time]:DATE:_default' \
'--json[Print the board as JSON]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':case -- Case folder:_files -/' \
&& ret=0
;;
(bulletin)
_arguments "${_arguments_options[@]}" : \
'--format=[Write in this format]:FORMAT:((html\:"A page that stands alone\: no script, nothing fetched"
md\:"Markdown"))' \
'--out=[Write to this file instead of stdout; an existing file is not overwritten]:FILE:_files' \
'--released-by=[Name the person who releases it]:NAME:_default' \
'--note=[Put a remark under the title]:TEXT:_default' \
'--sources=[Read these sources\: all, independent, or one\:ID]:WHICH:_default' \
'--strength=[Ask this much of a breach]:STRENGTH:(claimed corroborated verified)' \
'--exclusion=[Ask this much of a claim that the target was excluded]:EXCLUSION:(strict lenient)' \
'--counts=[Weigh accounts that differ in this way]:COUNTS:(careful full)' \
'--as-known-on=[Use only what was known by the end of this date, or at this date-time]:DATE:_default' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':case -- Case folder:_files -/' \
&& ret=0
;;
(trend)
_arguments "${_arguments_options[@]}" : \
'--sources=[Read these sources\: all, independent, or one\:ID]:WHICH:_default' \
'--strength=[Ask this much of a breach]:STRENGTH:(claimed corroborated verified)' \
'--exclusion=[Ask this much of a claim that the target was excluded]:EXCLUSION:(strict lenient)' \
'--counts=[Weigh accounts that differ in this way]:COUNTS:(careful full)' \
'--as-known-on=[Use only what was known by the end of this date, or at this date-time]:DATE:_default' \
'*--events=[Read this event file; can be given again]:FILE:_files' \
'--start=[Compare the days from this date on with those before; the case'\''s own start if not given]:DATE:_default' \
'*--other=[Name the start of another truce, near which no time is ordinary; can be given again]:DATE:_default' \
'*--dyad=[Show only this pair, as \`A - B\`; can be given again]:PAIR:_default' \
'--dyads=[Show at most so many pairs, those with the most events]:NUMBER:_default' \
'--svg=[Draw into this SVG file; an existing file is not overwritten]:FILE:_files' \
'--json[Print the trend as JSON]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'::case -- Case folder:_files -/' \
&& ret=0
;;
(power)
_arguments "${_arguments_options[@]}" : \
'--rate=[Events a day before, as they would be reported if all was seen]:NUMBER:_default' \
'--dispersion=[How much more days differ than if events came evenly by chance; 1 is as much]:NUMBER:_default' \
'(--rate)--events=[Take rate and dispersion from this event file]:FILE:_files' \
'--start=[Take them from the days before this date]:DATE:_default' \
'--dyad=[Take only this pair, as \`A - B\`]:PAIR:_default' \
'--falls-to=[The true rate falls to this share]:SHARE:_default' \
'--before-days=[Days of the baseline]:DAYS:_default' \
'--runs=[Made-up truces for each length and coverage]:NUMBER:_default' \
'--seed=[Where chance begins; the same seed gives the same answer]:NUMBER:_default' \
'--svg=[Draw into this SVG file; an existing file is not overwritten]:FILE:_files' \
'--json[Print the table as JSON]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(export)
_arguments "${_arguments_options[@]}" : \
'--format=[Write in this format]:FORMAT:((geojson\:"GeoJSON with coarse places"
csv\:"CSV with HXL tags below its header"))' \
'--what=[Write this; incidents for geojson and standing for csv if not given]:WHAT:((incidents\:"What is held to have happened"
standing\:"Where each provision stands, by party, area and day"))' \
'--out=[Write to this file instead of stdout; an existing file is not overwritten]:FILE:_files' \
'--sources=[Read these sources\: all, independent, or one\:ID]:WHICH:_default' \
'--strength=[Ask this much of a breach]:STRENGTH:(claimed corroborated verified)' \
'--exclusion=[Ask this much of a claim that the target was excluded]:EXCLUSION:(strict lenient)' \
'--counts=[Weigh accounts that differ in this way]:COUNTS:(careful full)' \
'--as-known-on=[Use only what was known by the end of this date, or at this date-time]:DATE:_default' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':case -- Case folder:_files -/' \
&& ret=0
;;
(serve)
_arguments "${_arguments_options[@]}" : \
'--port=[Listen at this port; 0 takes any that is free]:PORT:_default' \
'--address=[Listen at this address of the machine]:IP:_default' \
'*--host-name=[Answer under this name too, as a browser would ask for it; can be given again]:NAME:_hosts' \
'--log=[Write a line on stderr for each request; it never says who asked]:FORM:((off\:"Not at all"
text\:"For people"
json\:"One JSON object a line"))' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
'*::cases -- Case folders:_files -/' \
&& ret=0
;;
(backtest)
_arguments "${_arguments_options[@]}" : \
'--ceasefires=[List of ceasefires, in ETH/PRIO format]:FILE:_files' \
'--events=[Event file, in UCDP GED format]:FILE:_files' \
'--as-known-on=[Use only what lay before the end of this day]:DATE:_default' \
'--from=[Keep only ceasefires that took effect in this year or later]:YEAR:_default' \
'--to=[Keep only ceasefires that took effect in this year or earlier]:YEAR:_default' \
'--out=[Write figures.md, backtest.json and a picture of each group into this folder, which is made if need be]:DIR:_files -/' \
'--json[Print the whole result as JSON]' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(schema)
_arguments "${_arguments_options[@]}" : \
'--out=[Write one file for each schema into this folder]:DIR:_files -/' \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
&& ret=0
;;
(completions)
_arguments "${_arguments_options[@]}" : \
'-h[Print help (see more with '\''--help'\'')]' \
'--help[Print help (see more with '\''--help'\'')]' \
':shell -- Shell to complete for:(bash elvish fish powershell zsh)' \
&& ret=0
;;
(man)
_arguments "${_arguments_options[@]}" : \
'--out=[Write a page for each command into this folder]:DIR:_files -/' \
'-h[Print help]' \
'--help[Print help]' \
&& ret=0
;;
        esac
    ;;
esac
}

(( $+functions[_truce_commands] )) ||
_truce_commands() {
    local commands; commands=(
'demo:Assess the case that ships with truce and write its bulletin' \
'new:Make a case folder to start from, with comments and example reports' \
'check:Check case folders and draw every problem at once' \
'import:Read event files of other formats and write truce'\''s own' \
'read:Read prose\: who did and said what, what is counted and talked about, with the words that say so' \
'feed:List what a feed holds, RSS, Atom or JSON Feed' \
'assess:Say where each promise stands and what keeps the next phase shut' \
'explain:Show why an answer is what it is, down to the reports' \
'talks:Show where the talks stand\: issue by side, the last position, and whether the sides are there yet' \
'bulletin:Write the bulletin\: the answer, the calendar, the rival counts and the evidence' \
'trend:Show what is reported day by day, before a start and since' \
'power:Say how long it takes until a fall can be told from nothing' \
'export:Write incidents or standing for maps and tables' \
'serve:Show cases in a browser, on this machine' \
'backtest:Ask what would have been said of ceasefires of the past, day by day' \
'schema:Print the JSON Schemas of the files of a case' \
'completions:Print completions for a shell' \
'man:Print the manual page, or write all of them' \
    )
    _describe -t commands 'truce commands' commands "$@"
}
(( $+functions[_truce__subcmd__assess_commands] )) ||
_truce__subcmd__assess_commands() {
    local commands; commands=()
    _describe -t commands 'truce assess commands' commands "$@"
}
(( $+functions[_truce__subcmd__backtest_commands] )) ||
_truce__subcmd__backtest_commands() {
    local commands; commands=()
    _describe -t commands 'truce backtest commands' commands "$@"
}
(( $+functions[_truce__subcmd__bulletin_commands] )) ||
_truce__subcmd__bulletin_commands() {
    local commands; commands=()
    _describe -t commands 'truce bulletin commands' commands "$@"
}
(( $+functions[_truce__subcmd__check_commands] )) ||
_truce__subcmd__check_commands() {
    local commands; commands=()
    _describe -t commands 'truce check commands' commands "$@"
}
(( $+functions[_truce__subcmd__completions_commands] )) ||
_truce__subcmd__completions_commands() {
    local commands; commands=()
    _describe -t commands 'truce completions commands' commands "$@"
}
(( $+functions[_truce__subcmd__demo_commands] )) ||
_truce__subcmd__demo_commands() {
    local commands; commands=()
    _describe -t commands 'truce demo commands' commands "$@"
}
(( $+functions[_truce__subcmd__explain_commands] )) ||
_truce__subcmd__explain_commands() {
    local commands; commands=()
    _describe -t commands 'truce explain commands' commands "$@"
}
(( $+functions[_truce__subcmd__export_commands] )) ||
_truce__subcmd__export_commands() {
    local commands; commands=()
    _describe -t commands 'truce export commands' commands "$@"
}
(( $+functions[_truce__subcmd__feed_commands] )) ||
_truce__subcmd__feed_commands() {
    local commands; commands=()
    _describe -t commands 'truce feed commands' commands "$@"
}
(( $+functions[_truce__subcmd__import_commands] )) ||
_truce__subcmd__import_commands() {
    local commands; commands=()
    _describe -t commands 'truce import commands' commands "$@"
}
(( $+functions[_truce__subcmd__man_commands] )) ||
_truce__subcmd__man_commands() {
    local commands; commands=()
    _describe -t commands 'truce man commands' commands "$@"
}
(( $+functions[_truce__subcmd__new_commands] )) ||
_truce__subcmd__new_commands() {
    local commands; commands=()
    _describe -t commands 'truce new commands' commands "$@"
}
(( $+functions[_truce__subcmd__power_commands] )) ||
_truce__subcmd__power_commands() {
    local commands; commands=()
    _describe -t commands 'truce power commands' commands "$@"
}
(( $+functions[_truce__subcmd__read_commands] )) ||
_truce__subcmd__read_commands() {
    local commands; commands=()
    _describe -t commands 'truce read commands' commands "$@"
}
(( $+functions[_truce__subcmd__schema_commands] )) ||
_truce__subcmd__schema_commands() {
    local commands; commands=()
    _describe -t commands 'truce schema commands' commands "$@"
}
(( $+functions[_truce__subcmd__serve_commands] )) ||
_truce__subcmd__serve_commands() {
    local commands; commands=()
    _describe -t commands 'truce serve commands' commands "$@"
}
(( $+functions[_truce__subcmd__talks_commands] )) ||
_truce__subcmd__talks_commands() {
    local commands; commands=()
    _describe -t commands 'truce talks commands' commands "$@"
}
(( $+functions[_truce__subcmd__trend_commands] )) ||
_truce__subcmd__trend_commands() {
    local commands; commands=()
    _describe -t commands 'truce trend commands' commands "$@"
}

if [ "$funcstack[1]" = "_truce" ]; then
    _truce "$@"
else
    compdef _truce truce
fi
