# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_truce_global_optspecs
    string join \n h/help V/version
end

function __fish_truce_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_truce_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_truce_using_subcommand
    set -l cmd (__fish_truce_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c truce -n "__fish_truce_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_needs_command" -s V -l version -d 'Print version'
complete -c truce -n "__fish_truce_needs_command" -f -a "demo" -d 'Assess the case that ships with truce and write its bulletin'
complete -c truce -n "__fish_truce_needs_command" -f -a "new" -d 'Make a case folder to start from, with comments and example reports'
complete -c truce -n "__fish_truce_needs_command" -f -a "check" -d 'Check case folders and draw every problem at once'
complete -c truce -n "__fish_truce_needs_command" -f -a "import" -d 'Read event files of other formats and write truce\'s own'
complete -c truce -n "__fish_truce_needs_command" -f -a "read" -d 'Read prose: who did and said what, what is counted and talked about, with the words that say so'
complete -c truce -n "__fish_truce_needs_command" -f -a "feed" -d 'List what a feed holds, RSS, Atom or JSON Feed'
complete -c truce -n "__fish_truce_needs_command" -f -a "assess" -d 'Say where each promise stands and what keeps the next phase shut'
complete -c truce -n "__fish_truce_needs_command" -f -a "explain" -d 'Show why an answer is what it is, down to the reports'
complete -c truce -n "__fish_truce_needs_command" -f -a "talks" -d 'Show where the talks stand: issue by side, the last position, and whether the sides are there yet'
complete -c truce -n "__fish_truce_needs_command" -f -a "bulletin" -d 'Write the bulletin: the answer, the calendar, the rival counts and the evidence'
complete -c truce -n "__fish_truce_needs_command" -f -a "trend" -d 'Show what is reported day by day, before a start and since'
complete -c truce -n "__fish_truce_needs_command" -f -a "power" -d 'Say how long it takes until a fall can be told from nothing'
complete -c truce -n "__fish_truce_needs_command" -f -a "export" -d 'Write incidents or standing for maps and tables'
complete -c truce -n "__fish_truce_needs_command" -f -a "serve" -d 'Show cases in a browser, on this machine'
complete -c truce -n "__fish_truce_needs_command" -f -a "backtest" -d 'Ask what would have been said of ceasefires of the past, day by day'
complete -c truce -n "__fish_truce_needs_command" -f -a "schema" -d 'Print the JSON Schemas of the files of a case'
complete -c truce -n "__fish_truce_needs_command" -f -a "completions" -d 'Print completions for a shell'
complete -c truce -n "__fish_truce_needs_command" -f -a "man" -d 'Print the manual page, or write all of them'
complete -c truce -n "__fish_truce_using_subcommand demo" -l out -d 'Write the bulletin into this folder, which is made if need be' -r -f -a "(__fish_complete_directories)"
complete -c truce -n "__fish_truce_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand check" -l json -d 'Print the problems as JSON'
complete -c truce -n "__fish_truce_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand import" -l as -d 'Read the files as this format instead of telling it from the content' -r
complete -c truce -n "__fish_truce_using_subcommand import" -l source -d 'Name this source where a row names none' -r
complete -c truce -n "__fish_truce_using_subcommand import" -l country -d 'Keep only rows of this country, by the name or code that the format has' -r
complete -c truce -n "__fish_truce_using_subcommand import" -l into -d 'Write into the reports of this case, one file for each file read' -r -f -a "(__fish_complete_directories)"
complete -c truce -n "__fish_truce_using_subcommand import" -l out -d 'Write all reports into this file' -r -F
complete -c truce -n "__fish_truce_using_subcommand import" -l json -d 'Print the summary as JSON; needs `--into` or `--out`'
complete -c truce -n "__fish_truce_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand read" -l into -d 'Add what was read to this case, as unreviewed reports' -r -f -a "(__fish_complete_directories)"
complete -c truce -n "__fish_truce_using_subcommand read" -l source -d 'Whose text it is, a source of the case; needed where the text does not say so' -r
complete -c truce -n "__fish_truce_using_subcommand read" -l model -d 'Send the text to this model too, and hold what it proposes against the text' -r
complete -c truce -n "__fish_truce_using_subcommand read" -l model-name -d 'The model\'s name' -r
complete -c truce -n "__fish_truce_using_subcommand read" -l model-seconds -d 'How many seconds the model may take' -r
complete -c truce -n "__fish_truce_using_subcommand read" -l published -d 'Take this as the day of publication, `2016-09-12`' -r
complete -c truce -n "__fish_truce_using_subcommand read" -l country -d 'Take this as the country it is mainly about, three letters' -r
complete -c truce -n "__fish_truce_using_subcommand read" -l gazetteer -d 'Look places up in this file too, beside the small list that is built in' -r -F
complete -c truce -n "__fish_truce_using_subcommand read" -l json -d 'Print JSON for programs, with a version number; spans count code points'
complete -c truce -n "__fish_truce_using_subcommand read" -l allow-private -d 'Fetch from this machine and from private networks too'
complete -c truce -n "__fish_truce_using_subcommand read" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand feed" -l json -d 'Print JSON for programs, with a version number'
complete -c truce -n "__fish_truce_using_subcommand feed" -l allow-private -d 'Fetch from this machine and from private networks too'
complete -c truce -n "__fish_truce_using_subcommand feed" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand assess" -l sources -d 'Read these sources: all, independent, or one:ID' -r
complete -c truce -n "__fish_truce_using_subcommand assess" -l strength -d 'Ask this much of a breach' -r -f -a "claimed\t''
corroborated\t''
verified\t''"
complete -c truce -n "__fish_truce_using_subcommand assess" -l exclusion -d 'Ask this much of a claim that the target was excluded' -r -f -a "strict\t''
lenient\t''"
complete -c truce -n "__fish_truce_using_subcommand assess" -l counts -d 'Weigh accounts that differ in this way' -r -f -a "careful\t''
full\t''"
complete -c truce -n "__fish_truce_using_subcommand assess" -l as-known-on -d 'Use only what was known by the end of this date, or at this date-time' -r
complete -c truce -n "__fish_truce_using_subcommand assess" -l provision -d 'Show only this provision\'s calendar' -r
complete -c truce -n "__fish_truce_using_subcommand assess" -l party -d 'Show only this party\'s calendar' -r
complete -c truce -n "__fish_truce_using_subcommand assess" -l events -d 'Assess this large ACLED export under the case\'s terms instead of its reports' -r -F
complete -c truce -n "__fish_truce_using_subcommand assess" -l json -d 'Print the whole assessment as JSON'
complete -c truce -n "__fish_truce_using_subcommand assess" -l exit-code -d 'Exit with 1 if a gate is not met or undetermined'
complete -c truce -n "__fish_truce_using_subcommand assess" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand explain" -l sources -d 'Read these sources: all, independent, or one:ID' -r
complete -c truce -n "__fish_truce_using_subcommand explain" -l strength -d 'Ask this much of a breach' -r -f -a "claimed\t''
corroborated\t''
verified\t''"
complete -c truce -n "__fish_truce_using_subcommand explain" -l exclusion -d 'Ask this much of a claim that the target was excluded' -r -f -a "strict\t''
lenient\t''"
complete -c truce -n "__fish_truce_using_subcommand explain" -l counts -d 'Weigh accounts that differ in this way' -r -f -a "careful\t''
full\t''"
complete -c truce -n "__fish_truce_using_subcommand explain" -l as-known-on -d 'Use only what was known by the end of this date, or at this date-time' -r
complete -c truce -n "__fish_truce_using_subcommand explain" -l json -d 'Print the explanation as JSON'
complete -c truce -n "__fish_truce_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand talks" -l issue -d 'Show only this issue, with all that was said and its addresses' -r
complete -c truce -n "__fish_truce_using_subcommand talks" -l as-known-on -d 'Use only what was said by the end of this date, or before this date-time' -r
complete -c truce -n "__fish_truce_using_subcommand talks" -l json -d 'Print the board as JSON'
complete -c truce -n "__fish_truce_using_subcommand talks" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand bulletin" -l format -d 'Write in this format' -r -f -a "html\t'A page that stands alone: no script, nothing fetched'
md\t'Markdown'"
complete -c truce -n "__fish_truce_using_subcommand bulletin" -l out -d 'Write to this file instead of stdout; an existing file is not overwritten' -r -F
complete -c truce -n "__fish_truce_using_subcommand bulletin" -l released-by -d 'Name the person who releases it' -r
complete -c truce -n "__fish_truce_using_subcommand bulletin" -l note -d 'Put a remark under the title' -r
complete -c truce -n "__fish_truce_using_subcommand bulletin" -l sources -d 'Read these sources: all, independent, or one:ID' -r
complete -c truce -n "__fish_truce_using_subcommand bulletin" -l strength -d 'Ask this much of a breach' -r -f -a "claimed\t''
corroborated\t''
verified\t''"
complete -c truce -n "__fish_truce_using_subcommand bulletin" -l exclusion -d 'Ask this much of a claim that the target was excluded' -r -f -a "strict\t''
lenient\t''"
complete -c truce -n "__fish_truce_using_subcommand bulletin" -l counts -d 'Weigh accounts that differ in this way' -r -f -a "careful\t''
full\t''"
complete -c truce -n "__fish_truce_using_subcommand bulletin" -l as-known-on -d 'Use only what was known by the end of this date, or at this date-time' -r
complete -c truce -n "__fish_truce_using_subcommand bulletin" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand trend" -l sources -d 'Read these sources: all, independent, or one:ID' -r
complete -c truce -n "__fish_truce_using_subcommand trend" -l strength -d 'Ask this much of a breach' -r -f -a "claimed\t''
corroborated\t''
verified\t''"
complete -c truce -n "__fish_truce_using_subcommand trend" -l exclusion -d 'Ask this much of a claim that the target was excluded' -r -f -a "strict\t''
lenient\t''"
complete -c truce -n "__fish_truce_using_subcommand trend" -l counts -d 'Weigh accounts that differ in this way' -r -f -a "careful\t''
full\t''"
complete -c truce -n "__fish_truce_using_subcommand trend" -l as-known-on -d 'Use only what was known by the end of this date, or at this date-time' -r
complete -c truce -n "__fish_truce_using_subcommand trend" -l events -d 'Read this event file; can be given again' -r -F
complete -c truce -n "__fish_truce_using_subcommand trend" -l start -d 'Compare the days from this date on with those before; the case\'s own start if not given' -r
complete -c truce -n "__fish_truce_using_subcommand trend" -l other -d 'Name the start of another truce, near which no time is ordinary; can be given again' -r
complete -c truce -n "__fish_truce_using_subcommand trend" -l dyad -d 'Show only this pair, as `A - B`; can be given again' -r
complete -c truce -n "__fish_truce_using_subcommand trend" -l dyads -d 'Show at most so many pairs, those with the most events' -r
complete -c truce -n "__fish_truce_using_subcommand trend" -l svg -d 'Draw into this SVG file; an existing file is not overwritten' -r -F
complete -c truce -n "__fish_truce_using_subcommand trend" -l json -d 'Print the trend as JSON'
complete -c truce -n "__fish_truce_using_subcommand trend" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand power" -l rate -d 'Events a day before, as they would be reported if all was seen' -r
complete -c truce -n "__fish_truce_using_subcommand power" -l dispersion -d 'How much more days differ than if events came evenly by chance; 1 is as much' -r
complete -c truce -n "__fish_truce_using_subcommand power" -l events -d 'Take rate and dispersion from this event file' -r -F
complete -c truce -n "__fish_truce_using_subcommand power" -l start -d 'Take them from the days before this date' -r
complete -c truce -n "__fish_truce_using_subcommand power" -l dyad -d 'Take only this pair, as `A - B`' -r
complete -c truce -n "__fish_truce_using_subcommand power" -l falls-to -d 'The true rate falls to this share' -r
complete -c truce -n "__fish_truce_using_subcommand power" -l before-days -d 'Days of the baseline' -r
complete -c truce -n "__fish_truce_using_subcommand power" -l runs -d 'Made-up truces for each length and coverage' -r
complete -c truce -n "__fish_truce_using_subcommand power" -l seed -d 'Where chance begins; the same seed gives the same answer' -r
complete -c truce -n "__fish_truce_using_subcommand power" -l svg -d 'Draw into this SVG file; an existing file is not overwritten' -r -F
complete -c truce -n "__fish_truce_using_subcommand power" -l json -d 'Print the table as JSON'
complete -c truce -n "__fish_truce_using_subcommand power" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand export" -l format -d 'Write in this format' -r -f -a "geojson\t'GeoJSON with coarse places'
csv\t'CSV with HXL tags below its header'"
complete -c truce -n "__fish_truce_using_subcommand export" -l what -d 'Write this; incidents for geojson and standing for csv if not given' -r -f -a "incidents\t'What is held to have happened'
standing\t'Where each provision stands, by party, area and day'"
complete -c truce -n "__fish_truce_using_subcommand export" -l out -d 'Write to this file instead of stdout; an existing file is not overwritten' -r -F
complete -c truce -n "__fish_truce_using_subcommand export" -l sources -d 'Read these sources: all, independent, or one:ID' -r
complete -c truce -n "__fish_truce_using_subcommand export" -l strength -d 'Ask this much of a breach' -r -f -a "claimed\t''
corroborated\t''
verified\t''"
complete -c truce -n "__fish_truce_using_subcommand export" -l exclusion -d 'Ask this much of a claim that the target was excluded' -r -f -a "strict\t''
lenient\t''"
complete -c truce -n "__fish_truce_using_subcommand export" -l counts -d 'Weigh accounts that differ in this way' -r -f -a "careful\t''
full\t''"
complete -c truce -n "__fish_truce_using_subcommand export" -l as-known-on -d 'Use only what was known by the end of this date, or at this date-time' -r
complete -c truce -n "__fish_truce_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand serve" -l port -d 'Listen at this port; 0 takes any that is free' -r
complete -c truce -n "__fish_truce_using_subcommand serve" -l address -d 'Listen at this address of the machine' -r
complete -c truce -n "__fish_truce_using_subcommand serve" -l host-name -d 'Answer under this name too, as a browser would ask for it; can be given again' -r -f -a "(__fish_print_hostnames)"
complete -c truce -n "__fish_truce_using_subcommand serve" -l log -d 'Write a line on stderr for each request; it never says who asked' -r -f -a "off\t'Not at all'
text\t'For people'
json\t'One JSON object a line'"
complete -c truce -n "__fish_truce_using_subcommand serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand backtest" -l ceasefires -d 'List of ceasefires, in ETH/PRIO format' -r -F
complete -c truce -n "__fish_truce_using_subcommand backtest" -l events -d 'Event file, in UCDP GED format' -r -F
complete -c truce -n "__fish_truce_using_subcommand backtest" -l as-known-on -d 'Use only what lay before the end of this day' -r
complete -c truce -n "__fish_truce_using_subcommand backtest" -l from -d 'Keep only ceasefires that took effect in this year or later' -r
complete -c truce -n "__fish_truce_using_subcommand backtest" -l to -d 'Keep only ceasefires that took effect in this year or earlier' -r
complete -c truce -n "__fish_truce_using_subcommand backtest" -l out -d 'Write figures.md, backtest.json and a picture of each group into this folder, which is made if need be' -r -f -a "(__fish_complete_directories)"
complete -c truce -n "__fish_truce_using_subcommand backtest" -l json -d 'Print the whole result as JSON'
complete -c truce -n "__fish_truce_using_subcommand backtest" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand schema" -l out -d 'Write one file for each schema into this folder' -r -f -a "(__fish_complete_directories)"
complete -c truce -n "__fish_truce_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c truce -n "__fish_truce_using_subcommand man" -l out -d 'Write a page for each command into this folder' -r -f -a "(__fish_complete_directories)"
complete -c truce -n "__fish_truce_using_subcommand man" -s h -l help -d 'Print help'
