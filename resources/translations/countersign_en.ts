<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AccountCard</name>
    <message numerus="yes">
        <source>This month: %n post(s), about {amount} at X’s prices</source>
        <translation>
            <numerusform>This month: %n post, about {amount} at X’s prices</numerusform>
            <numerusform>This month: %n posts, about {amount} at X’s prices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message numerus="yes">
        <source>Looked at {time}: %n post(s) that nobody approved here.</source>
        <translation>
            <numerusform>Looked at {time}: %n post that nobody approved here.</numerusform>
            <numerusform>Looked at {time}: %n posts that nobody approved here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AppearingWords</name>
    <message numerus="yes">
        <source>%Ln follower(s)</source>
        <translation>
            <numerusform>%Ln follower</numerusform>
            <numerusform>%Ln followers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tone: %Ln of the last {all} post(s) praise(s) more than it says.</source>
        <translation>
            <numerusform>Tone: %Ln of the last {all} posts praises more than it says.</numerusform>
            <numerusform>Tone: %Ln of the last {all} posts praise more than they say.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New numbers of %Ln post(s)</source>
        <translation>
            <numerusform>New numbers of %Ln post</numerusform>
            <numerusform>New numbers of %Ln posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln poll(s) ended</source>
        <translation>
            <numerusform>%Ln poll ended</numerusform>
            <numerusform>%Ln polls ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more did not fit the budget.</source>
        <translation>
            <numerusform>%Ln more did not fit the budget.</numerusform>
            <numerusform>%Ln more did not fit the budget.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved as {name}: %Ln post(s), checked</source>
        <translation>
            <numerusform>Saved as {name}: %Ln post, checked</numerusform>
            <numerusform>Saved as {name}: %Ln posts, checked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message numerus="yes">
        <source>The backup is made: {path}, {size}, %n draft(s).</source>
        <translation>
            <numerusform>The backup is made: {path}, {size}, %n draft.</numerusform>
            <numerusform>The backup is made: {path}, {size}, %n drafts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Banners</name>
    <message numerus="yes">
        <source>%n post(s) of @{handle} on X were not approved here.</source>
        <translation>
            <numerusform>%n post of @{handle} on X was not approved here.</numerusform>
            <numerusform>%n posts of @{handle} on X were not approved here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BarWords</name>
    <message numerus="yes">
        <source>%n open remark(s) keep this post from going on.</source>
        <translation>
            <numerusform>%n open remark keeps this post from going on.</numerusform>
            <numerusform>%n open remarks keep this post from going on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message numerus="yes">
        <source>%n post(s)</source>
        <extracomment>posts of a day in a month: what is more stands in the agenda posts in a week&apos;s day or in the whole agenda Posts of a day that went out and are read; of the others their number is. An agenda has four weeks. the chosen one date, perhaps one that is not shown Entry Entry Entry, naive local datetime in the sight&apos;s zone date</extracomment>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more post(s): show the day in the agenda</source>
        <translation>
            <numerusform>%n more post: show the day in the agenda</numerusform>
            <numerusform>%n more posts: show the day in the agenda</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChainBadge</name>
    <message numerus="yes">
        <source>Verified {time}, %Ln entries</source>
        <translation>
            <numerusform>Verified {time}, %Ln entry</numerusform>
            <numerusform>Verified {time}, %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln signature(s) hold.</source>
        <translation>
            <numerusform>%Ln signature holds.</numerusform>
            <numerusform>%Ln signatures hold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries came since.</source>
        <translation>
            <numerusform>%Ln entry came since.</numerusform>
            <numerusform>%Ln entries came since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangedPost</name>
    <message numerus="yes">
        <source>%n difference(s); D goes to the next one</source>
        <translation>
            <numerusform>%n difference; D goes to the next one</numerusform>
            <numerusform>%n differences; D goes to the next one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more: see the queue.</source>
        <translation>
            <numerusform>And %Ln more: see the queue.</numerusform>
            <numerusform>And %Ln more: see the queue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinalPost</name>
    <message numerus="yes">
        <source>%n finding(s) in this text</source>
        <translation>
            <numerusform>%n finding in this text</numerusform>
            <numerusform>%n findings in this text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinalText</name>
    <message numerus="yes">
        <source>%n place(s) with characters that a reader cannot see, named above</source>
        <translation>
            <numerusform>%n place with characters that a reader cannot see, named above</numerusform>
            <numerusform>%n places with characters that a reader cannot see, named above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) that turn the direction of the text, named above</source>
        <translation>
            <numerusform>%n sign that turns the direction of the text, named above</numerusform>
            <numerusform>%n signs that turn the direction of the text, named above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n space(s) where no line breaks, dotted above</source>
        <translation>
            <numerusform>%n space where no line breaks, dotted above</numerusform>
            <numerusform>%n spaces where no line breaks, dotted above</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message numerus="yes">
        <source>the first %n are shown</source>
        <translation>
            <numerusform>the first is shown</numerusform>
            <numerusform>the first %n are shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n obstacle(s)</source>
        <translation>
            <numerusform>%n obstacle</numerusform>
            <numerusform>%n obstacles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for legal</source>
        <translation>
            <numerusform>%n for legal</numerusform>
            <numerusform>%n for legal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at twice</source>
        <translation>
            <numerusform>%n to look at twice</numerusform>
            <numerusform>%n to look at twice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for information</source>
        <translation>
            <numerusform>%n for information</numerusform>
            <numerusform>%n for information</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n about language</source>
        <translation>
            <numerusform>%n about language</numerusform>
            <numerusform>%n about language</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForgettingPanel</name>
    <message numerus="yes">
        <source>The first %n post(s): others follow.</source>
        <translation>
            <numerusform>The first post: others follow.</numerusform>
            <numerusform>The first %n posts: others follow.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>By the policy a finished post is due %n day(s) after its last change.</source>
        <translation>
            <numerusform>By the policy a finished post is due %n day after its last change.</numerusform>
            <numerusform>By the policy a finished post is due %n days after its last change.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoalDetail</name>
    <message numerus="yes">
        <source>%n post(s) a week wanted: every week had them</source>
        <translation>
            <numerusform>%n post a week wanted: every week had it</numerusform>
            <numerusform>%n posts a week wanted: every week had them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) a week wanted: not every week had them</source>
        <translation>
            <numerusform>%n post a week wanted: not every week had it</numerusform>
            <numerusform>%n posts a week wanted: not every week had them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Until {day}: %n day(s) left</source>
        <translation>
            <numerusform>Until {day}: %n day left</numerusform>
            <numerusform>Until {day}: %n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Insiders</name>
    <message numerus="yes">
        <source>since {time} · version(s) {versions}</source>
        <translation>
            <numerusform>since {time} · version {versions}</numerusform>
            <numerusform>since {time} · versions {versions}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MentionsPage</name>
    <message numerus="yes">
        <source>%n new mention(s), for {cost}</source>
        <translation>
            <numerusform>%n new mention, for {cost}</numerusform>
            <numerusform>%n new mentions, for {cost}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new line(s) of the file are kept</source>
        <translation>
            <numerusform>%n new line of the file is kept</numerusform>
            <numerusform>%n new lines of the file are kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message numerus="yes">
        <source>Next (%n more)</source>
        <translation>
            <numerusform>Next (%n more)</numerusform>
            <numerusform>Next (%n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NeedLines</name>
    <message numerus="yes">
        <source>%n more finding(s)</source>
        <translation>
            <numerusform>%n more finding</numerusform>
            <numerusform>%n more findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>Next (%n more)</source>
        <translation>
            <numerusform>Next (%n more)</numerusform>
            <numerusform>Next (%n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxBar</name>
    <message numerus="yes">
        <source>%n step(s) wait to be sent</source>
        <translation>
            <numerusform>%n step waits to be sent</numerusform>
            <numerusform>%n steps wait to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) that waited were recorded.</source>
        <translation>
            <numerusform>%n step that waited was recorded.</numerusform>
            <numerusform>%n steps that waited were recorded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) could not be recorded: look at them below.</source>
        <translation>
            <numerusform>%n step could not be recorded: look at it below.</numerusform>
            <numerusform>%n steps could not be recorded: look at them below.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasteNotice</name>
    <message numerus="yes">
        <source>%n character(s) that turn the reading order round were left out.</source>
        <translation>
            <numerusform>%n character that turns the reading order round was left out.</numerusform>
            <numerusform>%n characters that turn the reading order round were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n control character(s) were left out.</source>
        <translation>
            <numerusform>%n control character was left out.</numerusform>
            <numerusform>%n control characters were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invisible character(s) were left out.</source>
        <translation>
            <numerusform>%n invisible character was left out.</numerusform>
            <numerusform>%n invisible characters were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message numerus="yes">
        <source>This computer has %n approved post(s) to send. While it is off, none leaves; what has a time is missed.</source>
        <translation>
            <numerusform>This computer has %n approved post to send. While it is off, it does not leave; what has a time is missed.</numerusform>
            <numerusform>This computer has %n approved posts to send. While it is off, none leaves; what has a time is missed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message numerus="yes">
        <source>%n character(s) too many for X.</source>
        <translation>
            <numerusform>%n character too many for X.</numerusform>
            <numerusform>%n characters too many for X.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PublishedModel</name>
    <message numerus="yes">
        <source>thread of %n part(s)</source>
        <translation>
            <numerusform>thread of %n part</numerusform>
            <numerusform>thread of %n parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PublishedPage</name>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message numerus="yes">
        <source>%n open remark(s)</source>
        <translation>
            <numerusform>%n open remark</numerusform>
            <numerusform>%n open remarks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>thread of %n part(s)</source>
        <translation>
            <numerusform>thread of %n part</numerusform>
            <numerusform>thread of %n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approval(s) no longer count: text changed</source>
        <translation>
            <numerusform>%n approval no longer counts: text changed</numerusform>
            <numerusform>%n approvals no longer count: text changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message numerus="yes">
        <source>Your decision about %Ln post(s) waits here to be sent.</source>
        <translation>
            <numerusform>Your decision about %Ln post waits here to be sent.</numerusform>
            <numerusform>Your decisions about %Ln posts wait here to be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) wait for others.</source>
        <translation>
            <numerusform>%n post waits for others.</numerusform>
            <numerusform>%n posts wait for others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) copied</source>
        <translation>
            <numerusform>%n post copied</numerusform>
            <numerusform>%n posts copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message numerus="yes">
        <source>%n settled remark(s)</source>
        <translation>
            <numerusform>%n settled remark</numerusform>
            <numerusform>%n settled remarks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemarksPanel</name>
    <message numerus="yes">
        <source>%n open remark(s)</source>
        <translation>
            <numerusform>%n open remark</numerusform>
            <numerusform>%n open remarks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>%n post(s) read; {share} of them flagged.</source>
        <translation>
            <numerusform>%n post read; {share} flagged.</numerusform>
            <numerusform>%n posts read; {share} of them flagged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Newly caught: %n</source>
        <translation>
            <numerusform>Newly caught: %n</numerusform>
            <numerusform>Newly caught: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Newly missed: %n</source>
        <translation>
            <numerusform>Newly missed: %n</numerusform>
            <numerusform>Newly missed: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judged graver: %n</source>
        <translation>
            <numerusform>Judged graver: %n</numerusform>
            <numerusform>Judged graver: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judged less grave: %n</source>
        <translation>
            <numerusform>Judged less grave: %n</numerusform>
            <numerusform>Judged less grave: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message numerus="yes">
        <source>It is as of {time}, with %n draft(s).</source>
        <translation>
            <numerusform>It is as of {time}, with %n draft.</numerusform>
            <numerusform>It is as of {time}, with %n drafts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n character too many</numerusform>
            <numerusform>%n characters too many</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) left of {limit}</source>
        <translation>
            <numerusform>%n character left of {limit}</numerusform>
            <numerusform>%n characters left of {limit}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Room</name>
    <message numerus="yes">
        <source>%n character(s) too many; at most {limit}.</source>
        <translation>
            <numerusform>%n character too many; at most {limit}.</numerusform>
            <numerusform>%n characters too many; at most {limit}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleList</name>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due within 30 days</source>
        <translation>
            <numerusform>%n due within 30 days</numerusform>
            <numerusform>%n due within 30 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message numerus="yes">
        <source>Versions (%n waiting)</source>
        <translation>
            <numerusform>Versions (%n waiting)</numerusform>
            <numerusform>Versions (%n waiting)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message numerus="yes">
        <source>%n sample(s) are not right yet</source>
        <translation>
            <numerusform>%n sample is not right yet</numerusform>
            <numerusform>%n samples are not right yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharesPanel</name>
    <message numerus="yes">
        <source>What went out in the last %n day(s)</source>
        <extracomment>pixels of a column, at 100 % pixels: longer tables scroll by themselves</extracomment>
        <translation>
            <numerusform>What went out in the last day</numerusform>
            <numerusform>What went out in the last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{account}: %n post(s) whose words were taken out are not counted</source>
        <translation>
            <numerusform>{account}: %n post whose words were taken out is not counted</numerusform>
            <numerusform>{account}: %n posts whose words were taken out are not counted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartFrom</name>
    <message numerus="yes">
        <source>%n place(s) in brackets to fill in before it can be sent.</source>
        <translation>
            <numerusform>%n place in brackets to fill in before it can be sent.</numerusform>
            <numerusform>%n places in brackets to fill in before it can be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplateForm</name>
    <message numerus="yes">
        <source>%n place(s) in brackets to fill in.</source>
        <translation>
            <numerusform>%n place in brackets to fill in.</numerusform>
            <numerusform>%n places in brackets to fill in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThemeDetail</name>
    <message numerus="yes">
        <source>%n entries</source>
        <extracomment>finds that are shown; the others stay kept Hit Hit Hit</extracomment>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older ones are kept, too.</source>
        <translation>
            <numerusform>%n older one is kept, too.</numerusform>
            <numerusform>%n older ones are kept, too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThemesPanel</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new post(s), for {cost}</source>
        <translation>
            <numerusform>%n new post, for {cost}</numerusform>
            <numerusform>%n new posts, for {cost}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new post(s) out of the file</source>
        <translation>
            <numerusform>%n new post out of the file</numerusform>
            <numerusform>%n new posts out of the file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n post(s) wait for you</source>
        <translation>
            <numerusform>%n post waits for you</numerusform>
            <numerusform>%n posts wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhenForm</name>
    <message numerus="yes">
        <source>At the earliest %n minute(s) after it was sent for review, however soon it is approved: a pause for second thoughts.</source>
        <translation>
            <numerusform>At the earliest %n minute after it was sent for review, however soon it is approved: a pause for second thoughts.</numerusform>
            <numerusform>At the earliest %n minutes after it was sent for review, however soon it is approved: a pause for second thoughts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Ages</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>%Ln view(s)</source>
        <translation>
            <numerusform>%Ln view</numerusform>
            <numerusform>%Ln views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln like(s)</source>
        <translation>
            <numerusform>%Ln like</numerusform>
            <numerusform>%Ln likes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repost(s)</source>
        <translation>
            <numerusform>%Ln repost</numerusform>
            <numerusform>%Ln reposts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>%Ln answer</numerusform>
            <numerusform>%Ln answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quote(s)</source>
        <translation>
            <numerusform>%Ln quote</numerusform>
            <numerusform>%Ln quotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bookmark(s)</source>
        <translation>
            <numerusform>%Ln bookmark</numerusform>
            <numerusform>%Ln bookmarks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The poll ended with %Ln vote(s)</source>
        <translation>
            <numerusform>The poll ended with %Ln vote</numerusform>
            <numerusform>The poll ended with %Ln votes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept post(s) wait to be looked for at X.</source>
        <translation>
            <numerusform>%Ln kept post waits to be looked for at X.</numerusform>
            <numerusform>%Ln kept posts wait to be looked for at X.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) to the same post wait</source>
        <translation>
            <numerusform>%Ln answer to the same post waits</numerusform>
            <numerusform>%Ln answers to the same post wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier time(s)</source>
        <translation>
            <numerusform>%Ln earlier stretch of time</numerusform>
            <numerusform>%Ln earlier stretches of time</numerusform>
        </translation>
    </message>
</context>
</TS>
