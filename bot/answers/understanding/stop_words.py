"""Words that a question is full of and that say nothing about what it asks for, folded, in five languages."""

from bot.register.folding import fold

_WORDS = """
a an the all any each every some this that these those of in on at to for from by with about into over under between among
within without around near as is are was were be been being am do does did done has have had having can could will would
rapporteur database alone
shall should may might must and or but nor not no only also so too very just than then there here out up down off again ever
never really actually simply basically i me my we us our you your he him his she her it its they them their who whom whose
which what when where why how please pls thanks thank hi hello hey show give get find list tell open pull dig bring need
want know see look check let say said says s t re vs etc id im ive total meanwhile exactly precisely verbatim gen
published altogether kindly quickly asap fine oldest earliest newest come comes figure figures
general present mr mrs ms dr exist whats whos youre hes shes theres lets dont doesnt if whether per ok okay hm hmm anyone
anybody everyone
anything everything something nothing thing things stuff somebody someone latest last recent recently new current currently
still yet already now today yesterday ago since until till before after during position positions stance statement
statements allegation allegations alleged allege alleges accusation accusations accused accuse accuses response responses
reply replied replies respond responded answer answers answered record records recorded recording register quote quotes
claim claims claimed vote votes voted voting resolution resolutions treaty treaties convention conventions state states
country countries party
parties status use used uses using report reports reported reporting source sources question line mean means one ones other
others else same both whole entire full whoever whatever million many much more most few number date dates order time times day
days week weeks oblast region province city town village district raion
month months year years case cases side sides le la les un une des du de et ou que qui quoi est sont sur dans en au aux par
pour avec ce cette ces quelle quelles quels quel il elle d l el los las y o es son sobre para con por una del al se su cual
cuales quien como и в во на не что чем чём кто как по о об с со у к а но для из за от до это его ее их был была были есть
ли какая
какие какой каких все і й та що хто як про з із зі від щодо чи це яка які який яких були було є всі
seulement celle celui ceux celles depuis quand y t ont ete etre avoir faut dont ses leur leurs nous vous j je me tout tous toute
toutes moins encore aussi merci bonjour svp lors ещё еще ще
solo ha han habido fue fueron era ser este estos esta estas estan lo le les nos muy tambien desde cuando quienes donde todos
todas todo gracias hola hay hubo
только лишь она он они эти этот эта этой этом этих я мы нам мне ты вы пожалуйста тоже также же бы когда где откуда после перед
над того тогда так который которые которых
лише тільки вона він вони ці цей ця цю це ми нам мені ти ви ласка теж також би коли де звідки після того так який якого якому
будь way ways mere merely hasnt havent hadnt didnt doesnt dont isnt arent wasnt werent wont
cant couldnt wouldnt shouldnt whatve weve youve theyve theyre ill thats
neither ni ни ні
"""

STOP_WORDS = frozenset(fold(_WORDS).split())
LITTLE = frozenset(
    fold("""
    the a an all any its their his her l d la le les el los then also ever both so called alleged claimed possible only some our
    other certain recent latest first last own official new mr mrs ms dr sir lord general gen
    central northern southern eastern western
    armee armees forces troupes ejercito fuerzas armadas tropas армии войск армії військ
    las los des du une una unos unas ces cette
    """).split()
)
"""What may stand between a name and the word before it that tells its part."""
