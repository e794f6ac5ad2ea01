"""Questions in French, Spanish, Russian and Ukrainian: each form that English has is understood in them too."""

import pytest

from bot.answers.query import Intent
from bot.answers.understanding.understand import understand
from bot.names.lexicon import Lexicon
from tests.answers.conftest import TODAY

ASKED: dict[str, str] = {
    "allegations": """
        Que reproche Amnesty International aux forces russes ?
        De quoi Human Rights Watch accuse-t-il l'armée ukrainienne ?
        De quoi la Russie est-elle accusée à Bakhmout ?
        Quelles armes chimiques auraient été employées en territoire syrien ?
        Quelle a été la première accusation d'emploi de phosphore ?
        Que s'est-il passé à Boutcha ?
        Accusations d'avril à juin 2023 contre la Russie
        Accusations portées par l'Ukraine contre la Russie
        Accusations de la part de l'ONU
        ¿Qué le reprocha Amnistía Internacional al ejército ruso?
        ¿De qué acusa Human Rights Watch al ejército ucraniano?
        ¿De qué se acusa a Rusia en Bajmut?
        ¿Se usaron armas químicas en territorio sirio?
        ¿Cuál fue la primera acusación de uso de fósforo?
        ¿Qué pasó en Bucha?
        Acusaciones de abril a junio de 2023 contra Rusia
        Acusaciones hechas por Ucrania contra Rusia
        Acusaciones de parte de la ONU
        В чём Amnesty International упрекает российскую армию?
        В чём Human Rights Watch обвиняет украинскую армию?
        В чём обвиняют Россию в Бахмуте?
        Применялось ли химическое оружие на сирийской территории?
        Первое обвинение в применении фосфора?
        Что произошло в Буче?
        Обвинения против России с апреля по июнь 2023 года
        Обвинения Украины против России
        Обвинения со стороны ООН
        У чому Amnesty International дорікає російській армії?
        У чому Human Rights Watch звинувачує українську армію?
        У чому звинувачують Росію в Бахмуті?
        Чи застосовували хімічну зброю на сирійській території?
        Перше звинувачення у застосуванні фосфору?
        Що сталося в Бучі?
        Звинувачення проти Росії з квітня по червень 2023 року
        Звинувачення України проти Росії
        Звинувачення з боку ООН
        A-t-on des informations sur l'emploi de mines à Izioum ?
        Y a-t-il eu des attaques aux armes chimiques en Syrie ?
        Que sait-on des mines à la centrale de Zaporijjia ?
        Dernières accusations contre la Russie
        Les accusations contre Israël au Liban en octobre 2023
        Quelles preuves pour les mines d'Izioum ?
        Accusations entre mars et mai 2022
        Accusations avant le 1er avril 2022
        Ces trois derniers mois, quelles accusations ?
        ¿Tenemos información sobre minas en Izium?
        ¿Ha habido ataques químicos en Siria?
        ¿Qué se sabe de las minas en la central de Zaporiyia?
        Últimas acusaciones contra Rusia
        ¿Qué pruebas hay de las minas de Izium?
        Acusaciones entre marzo y mayo de 2022
        Есть ли сведения о минах в Изюме?
        Были ли химические атаки в Сирии?
        Что известно о минах на Запорожской АЭС?
        Последние обвинения против России
        Какие доказательства по минам в Изюме?
        Обвинения с марта по май 2022 года
        Чи є відомості про міни в Ізюмі?
        Чи були хімічні атаки в Сирії?
        Що відомо про міни на Запорізькій АЕС?
        Останні звинувачення проти Росії
        Які докази щодо мін в Ізюмі?
        Звинувачення з березня по травень 2022 року
        Чи застосувала Росія білий фосфор у Бахмуті?
        ¿Usó Rusia fósforo blanco en Bajmut?
        Применила ли Россия белый фосфор в Бахмуте?
        La Russie a-t-elle employé du phosphore blanc à Bakhmout ?
        Peux-tu me montrer les accusations contre Israël ?
        Tout ce qu'on a sur Bakhmout
        Muéstrame las acusaciones contra Israel
        Todo lo que hay sobre Bajmut
        Покажи обвинения против Израиля
        Всё, что есть по Бахмуту
        Покажи звинувачення проти Ізраїлю
        Усе, що є по Бахмуту
        Que reprochent les Ukrainiens aux Russes à Bakhmout ?
        ¿Qué les reprochan los ucranianos a los rusos en Bajmut?
        Что украинцы ставят в вину русским под Бахмутом?
        Що українці закидають росіянам під Бахмутом?
        Accusations hors Bakhmout
        Acusaciones fuera de Bajmut
    """,
    "who allegations": """
        Qui a signalé des mines à Izioum ?
        ¿Quién denunció minas en Izium?
        Кто сообщил о минах в Изюме?
        Хто повідомив про міни в Ізюмі?
        Хто заявляв про касетні боєприпаси в Часовому Яру?
        Qui a fait état de bombes à sous-munitions à Tchassiv Yar ?
        ¿Quién informó de municiones en racimo en Chasiv Yar?
        Кто сообщал о кассетных боеприпасах в Часовом Яре?
        Хто повідомляв про касетні боєприпаси в Часовому Яру?
        Mines à Kherson, qui accuse qui ?
    """,
    "count": """
        Combien d'accusations visent la Russie sur le territoire ukrainien ?
        Combien d'États ont ratifié le TIAN ?
        Selon Moscou, combien de morts à Belgorod ?
        Combien de personnes ont été tuées à Kramatorsk ?
        ¿Cuántas acusaciones hay contra Rusia en territorio ucraniano?
        ¿Cuántos Estados han ratificado el TPAN?
        Según Moscú, ¿cuántos muertos hubo en Bélgorod?
        ¿Cuántas personas murieron en Kramatorsk?
        Сколько обвинений против России на территории Украины?
        Сколько государств ратифицировали ДЗЯО?
        Сколько погибло в Белгороде по данным Москвы?
        Сколько человек погибло в Краматорске?
        Скільки звинувачень проти Росії на території України?
        Скільки держав ратифікували ДЗЯЗ?
        Скільки загинуло в Бєлгороді за даними Москви?
        Скільки людей загинуло в Краматорську?
    """,
    "positions allegations": """
        Qu'a affirmé le ministère russe de la Défense sur Belgorod ?
        ¿Qué afirmó el Ministerio de Defensa ruso sobre Bélgorod?
        Что утверждало Министерство обороны России о Белгороде?
        Що стверджувало Міністерство оборони Росії про Бєлгород?
        Pourquoi les États-Unis ont-ils livré des armes à sous-munitions ?
        ¿Por qué envió Estados Unidos municiones en racimo?
        Почему США передали кассетные боеприпасы?
        Чому США передали касетні боєприпаси?
        Qu'est-ce que l'AIEA a trouvé à la centrale de Zaporijjia ?
        ¿Qué concluyó la AIEA sobre las minas en la central de Zaporiyia?
        Что установило МАГАТЭ на Запорожской АЭС?
        Что встановило МАГАТЕ на Запорізькій АЕС?
    """,
    "positions responses": """
        Le CICR a-t-il réagi au retrait de la Lituanie ?
        ¿Reaccionó el CICR a la salida de Lituania?
        Отреагировал ли МККК на выход Литвы?
        Чи відреагував МКЧХ на вихід Литви?
        Как Россия объяснила применение фосфора?
        Як Росія пояснила застосування фосфору?
    """,
    "when": """
        Le retrait estonien de la Convention d'Ottawa, il prendra effet quand ?
        Quand Zelensky a-t-il parlé de bombes au phosphore ?
        Quel jour l'Estonie a-t-elle notifié son retrait ?
        ¿Cuándo surtirá efecto la retirada de Estonia de la Convención de Ottawa?
        ¿Cuándo habló Zelenski de bombas de fósforo?
        ¿Qué día notificó Estonia su retirada?
        Когда вступит в силу выход Эстонии из Оттавской конвенции?
        Когда Зеленский говорил о фосфорных бомбах?
        В какой день Эстония уведомила о выходе?
        Коли набуде чинності вихід Естонії з Оттавської конвенції?
        Коли Зеленський говорив про фосфорні бомби?
        Якого дня Естонія повідомила про вихід?
        Коли польський Сейм ухвалив рішення про вихід з Оттавської конвенції?
        Коли польський Сейм ухвалив рішення про вихід з Оттавської конвенції?
        Коли Литва здала ратифікаційну грамоту щодо касетних боєприпасів?
        Коли Україна ратифікувала Оттавську конвенцію?
        Когда Украина ратифицировала Оттавскую конвенцию?
        ¿Cuándo ratificó Ucrania la Convención de Ottawa?
        Quand l'Ukraine a-t-elle ratifié la Convention d'Ottawa ?
    """,
    "when treaty_facts": """
        Quand la convention sur les armes à sous-munitions est-elle entrée en vigueur ?
        Date d'entrée en vigueur du TIAN ?
        ¿En qué fecha entró en vigor el Tratado sobre la Prohibición de las Armas Nucleares?
        ¿Desde cuándo está en vigor la Convención sobre Municiones en Racimo?
        Когда вступил в силу Договор о запрещении ядерного оружия?
        С какого числа действует Конвенция по кассетным боеприпасам?
        Коли набув чинності Договір про заборону ядерної зброї?
        З якого числа діє Конвенція про касетні боєприпаси?
    """,
    "news": """
        Quoi de neuf depuis hier ?
        Y a-t-il du nouveau cette semaine ?
        Les dernières nouveautés du registre
        ¿Qué hay de nuevo desde ayer?
        ¿Hay novedades esta semana?
        ¿Alguna novedad?
        ¿Algo nuevo?
        Что нового со вчерашнего дня?
        Есть что-нибудь новое за эту неделю?
        Какие новости?
        Що нового від учора?
        Чи є щось нове за цей тиждень?
        Які новини?
        Ce qui a changé depuis lundi
        Les entrées ajoutées cette semaine
        ¿Qué ha cambiado desde el lunes?
        Что изменилось с понедельника?
        Що змінилося з понеділка?
    """,
    "responses": """
        Israël a-t-il démenti l'emploi de phosphore blanc ?
        La Russie a-t-elle répondu aux accusations sur Boutcha ?
        Comment l'Ukraine a-t-elle réagi au rapport de HRW ?
        L'Ukraine a-t-elle reconnu avoir employé des mines papillon ?
        L'Ukraine a-t-elle ouvert une enquête sur les mines d'Izioum ?
        ¿Negó Israel el uso de fósforo blanco?
        ¿Contestó Rusia a las acusaciones sobre Bucha?
        ¿Cómo reaccionó Ucrania al informe de HRW?
        ¿Ha admitido Ucrania haber usado minas mariposa?
        ¿Ucrania abrió una investigación sobre las minas de Izium?
        Отрицал ли Израиль применение белого фосфора?
        Ответила ли Россия на обвинения по Буче?
        Как Украина отреагировала на доклад HRW?
        Признала ли Украина применение мин-лепестков?
        Начала ли Украина расследование по минам в Изюме?
        Чи заперечував Ізраїль застосування білого фосфору?
        Чи відповіла Росія на звинувачення щодо Бучі?
        Як Україна відреагувала на звіт HRW?
        Чи визнала Україна застосування мін-пелюсток?
        Чи почала Україна розслідування щодо мін в Ізюмі?
        Que répond Moscou ?
        La réponse de Moscou aux accusations de phosphore
        Israël nie-t-il avoir utilisé du phosphore blanc ?
        ¿Qué responde Moscú?
        La respuesta de Moscú a las acusaciones de fósforo
        ¿Niega Israel haber usado fósforo blanco?
        Что отвечает Москва?
        Ответ Москвы на обвинения в применении фосфора
        Отрицает ли Израиль, что применял белый фосфор?
        Що відповідає Москва?
        Відповідь Москви на звинувачення щодо фосфору
        Чи заперечує Ізраїль, що застосовував білий фосфор?
        L'ambassadeur russe à l'ONU a-t-il réagi aux accusations ?
    """,
    "allegations responses": """
        Quelles allégations sont restées sans réponse ?
        ¿Qué acusaciones siguen sin respuesta?
        Какие обвинения остались без ответа?
        На какие обвинения так и не ответили?
        Які звинувачення лишилися без відповіді?
    """,
    "help": """
        Que peut-on te demander ?
        Que sais-tu faire ?
        Comment ça marche ?
        ¿Qué te puedo preguntar?
        ¿Qué puedes hacer?
        ¿Cómo funciona esto?
        О чём тебя можно спросить?
        Что ты умеешь?
        Как это работает?
        Про що тебе можна питати?
        Що ти вмієш?
        Як це працює?
        Aide
        Bonjour, que peux-tu faire pour moi ?
        Ayuda
        Помощь
        Допомога
        Peux-tu m'expliquer comment te poser une question ?
        ¿Puedes explicarme cómo hacerte una pregunta?
        Объясни, как задать тебе вопрос
        Поясни, як поставити питання
    """,
    "who treaty_status": """
        Quels États sont parties à la Convention d'Ottawa ?
        ¿Qué Estados son parte en la Convención de Ottawa?
        Какие государства участвуют в Оттавской конвенции?
        Які держави є учасницями Оттавської конвенції?
    """,
    "treaty_status": """
        Le Kazakhstan a-t-il adhéré à la Convention d'Ottawa ?
        L'Inde a-t-elle signé le TNP ?
        De quels traités l'Ukraine est-elle partie ?
        ¿Se adhirió Kazajistán a la Convención de Ottawa?
        ¿Firmó la India el TNP?
        ¿De qué tratados es parte Ucrania?
        Присоединился ли Казахстан к Оттавской конвенции?
        Подписала ли Индия ДНЯО?
        В каких договорах участвует Украина?
        Чи приєднався Казахстан до Оттавської конвенції?
        Чи підписала Індія ДНЯЗ?
        Учасницею яких договорів є Україна?
        La Finlande est-elle sortie de la Convention d'Ottawa ?
        Statut de l'Ukraine dans la Convention d'Ottawa au 1er mai 2025
        ¿Salió Finlandia de la Convención de Ottawa?
        Estatus de Ucrania en la Convención de Ottawa a 1 de mayo de 2025
        Вышла ли Финляндия из Оттавской конвенции?
        Статус Украины в Оттавской конвенции на 1 мая 2025 года
        Чи вийшла Фінляндія з Оттавської конвенції?
        Статус України в Оттавській конвенції на 1 травня 2025 року
        Quel est le statut de la Russie vis-à-vis de la Convention d'Ottawa ?
        La Russie fait-elle partie de la Convention sur les armes chimiques ?
        ¿Cuál es la situación de Rusia respecto a la Convención de Ottawa?
        ¿Forma parte Rusia de la Convención sobre Armas Químicas?
        Каков статус России в Оттавской конвенции?
        Входит ли Россия в Конвенцию о химическом оружии?
        Який статус Росії в Оттавській конвенції?
        Чи входить Росія до Конвенції про хімічну зброю?
        Est-il vrai que la Pologne est sortie de la Convention d'Ottawa ?
        ¿Es cierto que Polonia abandonó la Convención de Ottawa?
        Правда ли, что Польша вышла из Оттавской конвенции?
        Чи правда, що Польща вийшла з Оттавської конвенції?
        On dit que la Pologne a quitté la Convention d'Ottawa. Est-ce vrai ?
        Dicen que Polonia salió de la Convención de Ottawa. ¿Es cierto?
        Говорят, Польша вышла из Оттавской конвенции. Это так?
        Кажуть, Польща вийшла з Оттавської конвенції. Це так?
        Quels retraits de traités ont pris effet cette année ?
        ¿Qué retiradas de tratados han surtido efecto este año?
        Какие выходы из договоров вступили в силу в этом году?
        Які виходи з договорів набули чинності цього року?
        Quels membres de l'OTAN sont hors de la Convention sur les armes à sous-munitions ?
        ¿Qué miembros de la OTAN están fuera de la Convención sobre Municiones en Racimo?
        Какие члены НАТО не входят в Конвенцию по кассетным боеприпасам?
        Які члени НАТО не входять до Конвенції про касетні боєприпаси?
        Связана ли Молдавия ККБ?
        Чи заперечувала Німеччина проти українського призупинення?
    """,
    "treaty_facts": """
        Dans quel délai faut-il détruire les stocks selon la Convention d'Ottawa ?
        Quelle est la durée du préavis de retrait du TNP ?
        Que prévoit l'article 5 de la Convention d'Ottawa ?
        Quel traité interdit les lasers aveuglants ?
        Qui est le dépositaire de la Convention d'Ottawa ?
        Les armes à sous-munitions sont-elles interdites ?
        ¿En qué plazo hay que destruir las existencias según la Convención de Ottawa?
        ¿Cuál es el plazo de preaviso para retirarse del TNP?
        ¿Qué dice el artículo 5 de la Convención de Ottawa?
        ¿Qué tratado prohíbe los láseres cegadores?
        ¿Quién es el depositario de la Convención de Ottawa?
        ¿Están prohibidas las municiones en racimo?
        В какой срок надо уничтожить запасы по Оттавской конвенции?
        За сколько месяцев надо уведомить о выходе из ДНЯО?
        Что говорится в статье 5 Оттавской конвенции?
        Какой договор запрещает ослепляющие лазеры?
        Кто депозитарий Оттавской конвенции?
        Запрещены ли кассетные боеприпасы?
        У який строк треба знищити запаси за Оттавською конвенцією?
        За скільки місяців треба повідомити про вихід з ДНЯЗ?
        Про що йдеться у статті 5 Оттавської конвенції?
        Який договір забороняє осліплювальні лазери?
        Хто депозитарій Оттавської конвенції?
        Чи заборонені касетні боєприпаси?
        Les armes incendiaires sont-elles couvertes par un traité ?
        La convention d'Ottawa interdit-elle les mines antivéhicule ?
        ¿La Convención de Ottawa prohíbe las minas antivehículo?
        Запрещает ли Оттавская конвенция противотанковые мины?
        Чи забороняє Оттавська конвенція протитанкові міни?
        Peut-on formuler des réserves à la Convention d'Ottawa ?
        ¿Admite reservas la Convención de Ottawa?
        Допускаются ли оговорки к Оттавской конвенции?
        Чи дозволені застереження до Оттавської конвенції?
        ¿Con cuánta antelación hay que avisar para salir de la Convención de Ottawa?
        За сколько надо предупредить о выходе из Оттавской конвенции?
        За скільки треба попередити про вихід з Оттавської конвенції?
    """,
    "votes who": """
        Qui a voté contre la résolution 74/62 ?
        Quels pays se sont abstenus sur les armes à sous-munitions en 2019 ?
        ¿Quién votó en contra de la resolución 74/62?
        ¿Qué países se abstuvieron en la votación sobre municiones en racimo en 2019?
        Кто голосовал против резолюции 74/62?
        Какие страны воздержались по кассетным боеприпасам в 2019 году?
        Хто голосував проти резолюції 74/62?
        Які країни утрималися щодо касетних боєприпасів у 2019 році?
        Qui a voté pour en 2018 sur les mines antipersonnel ?
        ¿Quién votó a favor en 2018 sobre las minas antipersonal?
        Кто голосовал за в 2018 году по противопехотным минам?
        Хто голосував за у 2018 році щодо протипіхотних мін?
        Quel pays a été le seul à voter contre la résolution 74/62 ?
    """,
    "votes": """
        Comment l'Inde vote-t-elle sur la Convention d'Ottawa ?
        ¿Cómo vota la India sobre la Convención de Ottawa?
        Как голосует Индия по Оттавской конвенции?
        Як голосує Індія щодо Оттавської конвенції?
        Résultat du vote sur la résolution 74/61
        Resultado de la votación de la resolución 74/61
        Результаты голосования по резолюции 74/61
        Результати голосування за резолюцію 74/61
        Comment la France s'est-elle prononcée à l'ONU en 2015 sur les armes à sous-munitions ?
        ¿Cómo se pronunció Francia en la ONU en 2015 sobre las municiones en racimo?
        Qui n'a pas voté pour la résolution de 2019 sur les mines antipersonnel ?
        Хто не голосував за резолюцію 2019 року про протипіхотні міни?
    """,
    "change": """
        La position du Maroc a-t-elle changé ?
        Le Canada a-t-il changé d'avis sur les armes à sous-munitions ?
        ¿Ha cambiado la posición de Marruecos?
        ¿Cambió Canadá de postura sobre las municiones en racimo?
        Изменилась ли позиция Марокко?
        Менял ли Канада позицию по кассетным боеприпасам?
        Чи змінилася позиція Марокко?
        Чи міняла Канада позицію щодо касетних боєприпасів?
    """,
    "compare": """
        Comparez les positions de la France et de l'Allemagne sur les armes à sous-munitions
        Compara las posturas de Francia y Alemania sobre las municiones en racimo
        Сравни позиции Франции и Германии по кассетным боеприпасам
        Порівняй позиції Франції та Німеччини щодо касетних боєприпасів
        Le Royaume-Uni face au Canada en juillet 2023 : ont-ils dit la même chose des armes à sous-munitions ?
        Reino Unido frente a Canadá en julio de 2023: ¿dijeron lo mismo de las bombas de racimo?
        Великобритания по сравнению с Канадой: что говорили о кассетных боеприпасах?
        Порівняй позиції французів і німців щодо касетних боєприпасів
    """,
    "compare votes": """
        Quelle différence entre les votes de la Pologne et de la Finlande ?
        ¿En qué se diferencian los votos de Polonia y Finlandia?
        Чем отличаются голоса Польши и Финляндии?
        Чим відрізняються голоси Польщі та Фінляндії?
        Le Japon et l'Australie ont-ils voté de la même façon ?
        ¿Votaron igual Japón y Australia?
        Одинаково ли голосовали Япония и Австралия?
        Чи однаково голосували Японія та Австралія?
    """,
    "timeline": """
        Chronologie des accusations contre l'Ukraine
        Retrace l'historique du retrait de la Lituanie de la convention sur les armes à sous-munitions
        Cronología de las acusaciones contra Ucrania
        Хронология обвинений против Украины
        Хронологія звинувачень проти України
        Выход Литвы из Конвенции по кассетным боеприпасам — по датам
    """,
    "source": """
        D'où viennent les propos de Yermak ?
        Quelle est la source de l'accusation sur Tchassiv Yar ?
        ¿De dónde sale lo que dijo Yermak?
        ¿Cuál es la fuente de la acusación sobre Chasiv Yar?
        Откуда взяты слова Ермака?
        Какой источник у обвинения о Часовом Яре?
        Звідки взято слова Єрмака?
        Яке джерело звинувачення про Часів Яр?
        D'où sort l'affirmation sur les mines à Boutcha ?
        Quel journal a publié les propos de Yermak ?
        ¿Qué periódico publicó las palabras de Yermak?
        Какая газета опубликовала слова Ермака?
        Яка газета опублікувала слова Єрмака?
    """,
    "who": """
        Qui a dit cela en premier sur les mines d'Izioum ?
        Qui a condamné le retrait de la Lituanie ?
        Qui soutient la Convention d'Ottawa ?
        ¿Quién lo dijo primero sobre las minas de Izium?
        ¿Quién condenó la retirada de Lituania?
        ¿Quién apoya la Convención de Ottawa?
        Кто первым сказал о минах в Изюме?
        Кто осудил выход Литвы?
        Кто поддерживает Оттавскую конвенцию?
        Хто першим сказав про міни в Ізюмі?
        Хто засудив вихід Литви?
        Хто підтримує Оттавську конвенцію?
        Qui a accusé la Russie pour la première fois d'utiliser du phosphore ?
        ¿Quién acusó por primera vez a Rusia de usar fósforo?
        Кто впервые обвинил Россию в применении фосфора?
        Кто ещё обвиняет Россию?
        Хто вперше звинуватив Росію у застосуванні фосфору?
        Хто ще звинувачує Росію?
    """,
    "when treaty_status": """
        Depuis quand la France est-elle partie à la Convention d'Ottawa ?
        Depuis quand la Finlande n'est-elle plus partie à la Convention d'Ottawa ?
        Quand la Lituanie cesse-t-elle d'être liée par la convention sur les armes à sous-munitions ?
    """,
    "positions treaty_status allegations": """
        Pourquoi l'Ukraine a-t-elle suspendu la Convention d'Ottawa ?
        ¿Por qué suspendió Ucrania la Convención de Ottawa?
        Почему Украина приостановила Оттавскую конвенцию?
        Чому Україна призупинила Оттавську конвенцію?
    """,
    "positions treaty_status": """
        Comment l'Ukraine justifie-t-elle la suspension de la Convention d'Ottawa ?
        ¿Cómo justificó Ucrania la suspensión de la Convención de Ottawa?
        Чем Украина обосновала приостановление Оттавской конвенции?
        Чим Україна обґрунтувала призупинення дії Оттавської конвенції?
        Выступала ли Австрия против приостановки?
    """,
    "who positions": """
        Quels pays s'opposent aux armes à sous-munitions ?
        ¿Qué países se oponen a las municiones en racimo?
        Какие страны выступают против кассетных боеприпасов?
        Які країни виступають проти касетних боєприпасів?
    """,
    "treaty_status positions": """
        L'Autriche a-t-elle formulé une objection à la suspension ?
        ¿Presentó Austria una objeción a la suspensión?
        Возразила ли Австрия против приостановки?
    """,
    "corrections": """
        Quelles corrections en septembre ?
        Quels enregistrements ont été corrigés ?
        ¿Qué correcciones hubo en septiembre?
        ¿Qué registros se corrigieron?
        Какие исправления были в сентябре?
        Які виправлення були у вересні?
        Quelles fiches ont été retirées ?
        ¿Qué registros se retiraron?
        Какие записи удалены?
        Які записи видалено?
        Quelles erreurs avez-vous corrigées ?
        ¿Qué errores se han corregido?
        Какие ошибки исправлены?
        Які помилки виправлено?
        Какие записи вы отозвали?
        Які записи ви відкликали?
        Y a-t-il eu des rectifications dans le registre ce mois-ci ?
    """,
    "positions": """
        Que pense l'Allemagne des armes à sous-munitions ?
        Déclarations de Biden depuis juillet 2023
        Qu'est-ce qui a été dit au cours du premier semestre 2023 sur les mines ?
        Que disait l'OTAN il y a trois ans ?
        Que demande l'UE à la Russie ?
        Les États-Unis se sont-ils engagés à ne pas utiliser de mines ?
        ¿Qué opina Alemania de las municiones en racimo?
        Declaraciones de Biden desde julio de 2023
        ¿Qué se dijo en el primer semestre de 2023 sobre las minas?
        ¿Qué pide la UE a Rusia?
        ¿Se comprometió Estados Unidos a no usar minas?
        Что думает Германия о кассетных боеприпасах?
        Заявления Байдена с июля 2023 года
        Что говорили о минах в первом полугодии 2023 года?
        Что требует ЕС от России?
        Обязались ли США не применять мины?
        Что говорил Лавров о противопехотных минах?
        Що думає Німеччина про касетні боєприпаси?
        Заяви Байдена з липня 2023 року
        Що казали про міни в першому півріччі 2023 року?
        Чого вимагає ЄС від Росії?
        Чи зобов'язалися США не застосовувати міни?
        Quel est l'avis de l'Allemagne sur le retrait de la Lituanie ?
        L'Allemagne est-elle favorable aux armes à sous-munitions ?
        L'OTAN a-t-elle appelé à ne pas utiliser de mines ?
        Citez les propos de Biden mot pour mot
        Déclarations de l'été 2023 sur les mines
        Qu'a dit l'ONU la semaine dernière ?
        ¿Cuál es la opinión de Alemania sobre la retirada de Lituania?
        ¿Está Alemania a favor de las municiones en racimo?
        Declaraciones del verano de 2023 sobre las minas
        ¿Qué dijo la ONU la semana pasada?
        Каково мнение Германии о выходе Литвы?
        Поддерживает ли Германия кассетные боеприпасы?
        Заявления лета 2023 года о минах
        Что говорила ООН на прошлой неделе?
        Яка думка Німеччини про вихід Литви?
        Чи підтримує Німеччина касетні боєприпаси?
        Заяви літа 2023 року про міни
        Що казала ООН минулого тижня?
        La dernière déclaration de l'OTAN sur les armes à sous-munitions
        Je cherche les déclarations de Guterres sur les mines
        Busco declaraciones de Guterres sobre minas
        La última declaración de la OTAN sobre municiones en racimo
        Ищу заявления Гутерриша о минах
        Последнее заявление НАТО о кассетных боеприпасах
        Что МИД России сказал о минах?
        Шукаю заяви Гутерріша про міни
        Остання заява НАТО щодо касетних боєприпасів
    """,
    "positions allegations who": """
        Que disent les ONG sur les mines d'Izioum ?
    """,
    "positions who allegations": """
        Tous sauf la Russie sur les armes à sous-munitions
        Todos menos Rusia sobre las municiones en racimo
        Все кроме России о кассетных боеприпасах
        Усі крім Росії про касетні боєприпаси
    """,
    "positions responses treaty_status who": """
        necesito saber si Colombia presentó alguna objeción a lo de Ucrania con el Tratado de Ottawa
    """,
    "treaty_status positions responses": """
        Чи заперечила Австрія проти призупинення?
        Y a-t-il des objections à la suspension ukrainienne ?
    """,
    "when votes": """
        Quand le parlement lituanien a-t-il voté le retrait de la convention ?
    """,
    "responses who": """
        Qui n'a pas répondu à HRW ?
    """,
    "count votes": """
        Combien de fois la Pologne s'est-elle abstenue ?
        Nombre de voix pour la résolution 74/61
        ¿Cuántas veces se abstuvo Polonia?
        Сколько раз Польша воздерживалась?
        Скільки разів Польща утримувалася?
        Combien de pays ont voté contre en 2019 sur les mines ?
        ¿Cuántos países votaron en contra en 2019?
        Сколько стран голосовали против в 2019 году?
        Скільки країн голосували проти у 2019 році?
    """,
    "treaty_status who": """
        Quels pays se sont retirés de la Convention d'Ottawa ?
        Qui n'a pas signé la Convention d'Ottawa ?
        ¿Qué países se han retirado de la Convención de Ottawa?
        ¿Quién no ha firmado la Convención de Ottawa?
        Какие страны вышли из Оттавской конвенции?
        Кто не подписал Оттавскую конвенцию?
        Які країни вийшли з Оттавської конвенції?
        Хто не підписав Оттавську конвенцію?
        Quels États ont fait objection au retrait ?
        ¿Qué países objetaron la suspensión?
        Какие страны возразили против приостановки?
    """,
    "treaty_facts positions": """
        Que dit la Convention d'Ottawa du retrait ?
    """,
    "change timeline": """
        Évolution de la position ukrainienne sur les mines
    """,
    "responses allegations": """
        Y a-t-il une enquête sur Kramatorsk ?
        ¿Hay alguna investigación sobre Kramatorsk?
        Есть ли расследование по Краматорску?
        Чи є розслідування щодо Краматорська?
    """,
    "allegations count": """
        Bilan humain de l'attaque de Kramatorsk
    """,
    "responses positions allegations": """
        Le porte-parole du ministère ukrainien a-t-il confirmé l'emploi de mines papillon ?
        ¿Confirmó Ucrania el uso de minas mariposa?
        Подтвердила ли Украина применение мин-лепестков?
        Чи підтвердила Україна застосування мін-пелюсток?
    """,
    "responses positions allegations record": """
        Que conclut l'enquête de HRW sur Izioum ?
    """,
    "treaty_facts guilt": """
        Est-ce légal d'utiliser des armes à sous-munitions ?
        ¿Es legal usar municiones en racimo?
        Законно ли применять кассетные боеприпасы?
        Чи законно застосовувати касетні боєприпаси?
    """,
    "positions news allegations": """
        Que s'est-il dit depuis le 1er juillet 2023 ?
    """,
    "treaty_status who responses": """
        Які країни заперечили проти призупинення?
    """,
}
"""Questions by what they are after; where several are named, each is right."""

DECLINED: dict[str, str] = {
    "guilt": """
        La Syrie est-elle coupable de l'attaque chimique de la Ghouta ?
        Qui est responsable de l'attaque de Kramatorsk ?
        La Russie a-t-elle violé la convention sur les armes chimiques ?
        ¿Es culpable Siria del ataque químico de Guta?
        ¿Quién es el responsable del ataque de Kramatorsk?
        ¿Violó Rusia la Convención sobre Armas Químicas?
        Виновата ли Сирия в химической атаке в Гуте?
        Кто несёт ответственность за удар по Краматорску?
        Нарушила ли Россия Конвенцию о химическом оружии?
        Чи винна Сирія в хімічній атаці в Гуті?
        Хто відповідальний за удар по Краматорську?
        Чи порушила Росія Конвенцію про хімічну зброю?
        ¿Es Israel culpable de crímenes de guerra en Gaza?
        Виновен ли Израиль в военных преступлениях в Газе?
        Чи винен Ізраїль у воєнних злочинах у Газі?
    """,
    "who_is_right": """
        Qui dit la vérité, Kiev ou Moscou ?
        À qui faut-il croire sur Boutcha ?
        ¿Quién dice la verdad, Kiev o Moscú?
        ¿A quién hay que creer?
        Кто говорит правду, Киев или Москва?
        Кому верить?
        Хто каже правду, Київ чи Москва?
        Кому вірити?
        ¿Quién miente, Rusia o Ucrania?
        Кто врёт, Россия или Украина?
        Хто бреше, Росія чи Україна?
        Lequel des deux faut-il croire, Kirillov ou Kiev ?
        ¿A cuál de los dos hay que creer?
        Кому из них верить?
        Кому з них вірити?
        Qui de Kiev ou de Moscou est le plus crédible ?
    """,
    "prediction": """
        La Russie va-t-elle utiliser des armes nucléaires ?
        Est-ce que la Pologne quittera la Convention sur les armes à sous-munitions l'an prochain ?
        Que va-t-il se passer à Bakhmout ?
        ¿Va a usar Rusia armas nucleares?
        ¿Abandonará Polonia la convención sobre municiones en racimo?
        ¿Qué pasará en Bajmut?
        Будет ли Россия применять ядерное оружие?
        Выйдет ли Польша из Конвенции по кассетным боеприпасам?
        Что будет в Бахмуте?
        Чи застосує Росія ядерну зброю?
        Чи вийде Польща з Конвенції про касетні боєприпаси?
        Що буде в Бахмуті?
        Qui sera le prochain à quitter la Convention d'Ottawa ?
        ¿Quién será el próximo en abandonar la Convención de Ottawa?
        Кто, по-вашему, следующим выйдет из Оттавской конвенции?
        Хто, на вашу думку, наступним вийде з Оттавського договору?
        Кто первым выйдет из конвенции?
    """,
    "coordinates": """
        Où se trouve exactement la position, ses coordonnées GPS ?
        ¿Dónde está exactamente? Dame las coordenadas
        Где точно это место? Дайте координаты
        Де точно це місце? Дайте координати
    """,
    "handling": """
        Comment désamorcer une mine PFM-1 ?
        J'ai trouvé une mine dans mon jardin, que faire ?
        ¿Cómo se desactiva una mina PFM-1?
        Encontré una mina en mi jardín, ¿qué hago?
        Как обезвредить мину ПФМ-1?
        Я нашёл мину в огороде, что делать?
        Як знешкодити міну ПФМ-1?
        Я знайшов міну на городі, що робити?
        ¿Qué hago si encuentro una mina?
    """,
    "identity": """
        Quels sont les noms des témoins d'Izioum ?
        Qui sont les victimes de Kramatorsk, leurs noms ?
        Donnez-moi l'identité des habitants blessés à Belgorod
        ¿Cómo se llaman los testigos de Izium?
        Dame los nombres y apellidos de las víctimas de Kramatorsk
        ¿Quiénes son los vecinos heridos en Bélgorod? Sus nombres
        Как зовут свидетелей из Изюма?
        Назовите фамилии погибших в Краматорске
        Дайте имена местных жителей, раненых в Белгороде
        Як звати свідків з Ізюма?
        Назвіть прізвища загиблих у Краматорську
        Дайте імена місцевих жителів, поранених у Бєлгороді
        Je veux les noms des ouvriers morts sur des mines en Syrie
        necesito los nombres de los trabajadores que murieron por las minas en Siria
        Имена рабочих, погибших на минах в Сирии
        Імена робітників, загиблих на мінах у Сирії
        Как зовут детей, погибших в Краматорске?
    """,
}
"""Questions by what is declined in them."""

SLOTS = [
    ("Rusia acusa a Ucrania de qué", {"speakers": ("rus",), "actors": ("ukr",)}),
    ("¿De qué acusa Ucrania a Rusia?", {"speakers": ("ukr",), "actors": ("rus",)}),
    ("L'Ukraine accuse-t-elle la Russie d'utiliser du phosphore ?", {"speakers": ("ukr",), "actors": ("rus",)}),
    ("Обвиняет ли Украина Россию в применении фосфора?", {"speakers": ("ukr",), "actors": ("rus",)}),
    ("Росія звинувачує Україну в чому?", {"speakers": ("rus",), "actors": ("ukr",)}),
    ("Que reproche Amnesty International aux forces russes ?", {"speakers": ("amnesty",), "actors": ("rus",)}),
    ("De quoi la Russie est-elle accusée à Bakhmout ?", {"actors": ("rus",), "places": ("bakhmut",)}),
    (
        "Quelles armes chimiques auraient été employées en territoire syrien ?",
        {"weapons": ("chemical-weapon",), "places": ("place-syr",)},
    ),
    ("Accusations portées par l'Ukraine contre la Russie", {"speakers": ("ukr",), "actors": ("rus",)}),
    ("¿De qué se acusa a Rusia en Bajmut?", {"actors": ("rus",), "places": ("bakhmut",)}),
    ("¿Se usaron armas químicas en territorio sirio?", {"weapons": ("chemical-weapon",), "places": ("place-syr",)}),
    ("Acusaciones hechas por Ucrania contra Rusia", {"speakers": ("ukr",), "actors": ("rus",)}),
    ("В чём обвиняют Россию в Бахмуте?", {"actors": ("rus",), "places": ("bakhmut",)}),
    ("Применялось ли химическое оружие на сирийской территории?", {"weapons": ("chemical-weapon",), "places": ("place-syr",)}),
    ("Обвинения Украины против России", {"speakers": ("ukr",), "actors": ("rus",)}),
    ("У чому звинувачують Росію в Бахмуті?", {"actors": ("rus",), "places": ("bakhmut",)}),
    ("Чи застосовували хімічну зброю на сирійській території?", {"weapons": ("chemical-weapon",), "places": ("place-syr",)}),
    ("Звинувачення України проти Росії", {"speakers": ("ukr",), "actors": ("rus",)}),
    ("A-t-on des informations sur l'emploi de mines à Izioum ?", {"weapons": ("landmine",), "places": ("izium",)}),
    ("Y a-t-il eu des attaques aux armes chimiques en Syrie ?", {"weapons": ("chemical-weapon",), "places": ("place-syr",)}),
    ("¿Tenemos información sobre minas en Izium?", {"weapons": ("landmine",), "places": ("izium",)}),
    ("Есть ли сведения о минах в Изюме?", {"weapons": ("landmine",), "places": ("izium",)}),
    ("Чи є відомості про міни в Ізюмі?", {"weapons": ("landmine",), "places": ("izium",)}),
    ("Чи застосувала Росія білий фосфор у Бахмуті?", {"actors": ("rus",), "places": ("bakhmut",)}),
    ("¿Usó Rusia fósforo blanco en Bajmut?", {"actors": ("rus",), "places": ("bakhmut",)}),
    ("Применила ли Россия белый фосфор в Бахмуте?", {"actors": ("rus",), "places": ("bakhmut",)}),
    ("La Russie a-t-elle employé du phosphore blanc à Bakhmout ?", {"actors": ("rus",), "places": ("bakhmut",)}),
    ("Combien d'accusations visent la Russie sur le territoire ukrainien ?", {"actors": ("rus",), "places": ("place-ukr",)}),
    ("¿Cuántas acusaciones hay contra Rusia en territorio ucraniano?", {"actors": ("rus",), "places": ("place-ukr",)}),
    ("Сколько обвинений против России на территории Украины?", {"actors": ("rus",), "places": ("place-ukr",)}),
    ("Скільки звинувачень проти Росії на території України?", {"actors": ("rus",), "places": ("place-ukr",)}),
    ("Israël a-t-il démenti l'emploi de phosphore blanc ?", {"speakers": ("isr",), "responses": ("denial",)}),
    ("La Russie a-t-elle répondu aux accusations sur Boutcha ?", {"speakers": ("rus",), "places": ("bucha",)}),
    ("L'Ukraine a-t-elle reconnu avoir employé des mines papillon ?", {"speakers": ("ukr",), "responses": ("admission",)}),
    ("¿Negó Israel el uso de fósforo blanco?", {"speakers": ("isr",), "responses": ("denial",)}),
    ("¿Contestó Rusia a las acusaciones sobre Bucha?", {"speakers": ("rus",), "places": ("bucha",)}),
    ("¿Ha admitido Ucrania haber usado minas mariposa?", {"speakers": ("ukr",), "responses": ("admission",)}),
    ("Отрицал ли Израиль применение белого фосфора?", {"speakers": ("isr",), "responses": ("denial",)}),
    ("Ответила ли Россия на обвинения по Буче?", {"speakers": ("rus",), "places": ("bucha",)}),
    ("Признала ли Украина применение мин-лепестков?", {"speakers": ("ukr",), "responses": ("admission",)}),
    ("Чи заперечував Ізраїль застосування білого фосфору?", {"speakers": ("isr",), "responses": ("denial",)}),
    ("Чи відповіла Росія на звинувачення щодо Бучі?", {"speakers": ("rus",), "places": ("bucha",)}),
    ("Чи визнала Україна застосування мін-пелюсток?", {"speakers": ("ukr",), "responses": ("admission",)}),
    ("La réponse de Moscou aux accusations de phosphore", {"speakers": ("rus",), "weapons": ("white-phosphorus",)}),
    ("Israël nie-t-il avoir utilisé du phosphore blanc ?", {"speakers": ("isr",), "responses": ("denial",)}),
    ("¿Niega Israel haber usado fósforo blanco?", {"speakers": ("isr",), "responses": ("denial",)}),
    ("Отрицает ли Израиль, что применял белый фосфор?", {"speakers": ("isr",), "responses": ("denial",)}),
    ("Чи заперечує Ізраїль, що застосовував білий фосфор?", {"speakers": ("isr",), "responses": ("denial",)}),
    ("Le Kazakhstan a-t-il adhéré à la Convention d'Ottawa ?", {"actors": ("kaz",), "treaties": ("apmbc",)}),
    ("L'Inde a-t-elle signé le TNP ?", {"actors": ("ind",), "treaties": ("npt",)}),
    ("¿Se adhirió Kazajistán a la Convención de Ottawa?", {"actors": ("kaz",), "treaties": ("apmbc",)}),
    ("¿Firmó la India el TNP?", {"actors": ("ind",), "treaties": ("npt",)}),
    ("Присоединился ли Казахстан к Оттавской конвенции?", {"actors": ("kaz",), "treaties": ("apmbc",)}),
    ("Подписала ли Индия ДНЯО?", {"actors": ("ind",), "treaties": ("npt",)}),
    ("Чи приєднався Казахстан до Оттавської конвенції?", {"actors": ("kaz",), "treaties": ("apmbc",)}),
    ("Чи підписала Індія ДНЯЗ?", {"actors": ("ind",), "treaties": ("npt",)}),
    ("La Finlande est-elle sortie de la Convention d'Ottawa ?", {"actors": ("fin",), "treaties": ("apmbc",)}),
    ("¿Salió Finlandia de la Convención de Ottawa?", {"actors": ("fin",), "treaties": ("apmbc",)}),
    ("Вышла ли Финляндия из Оттавской конвенции?", {"actors": ("fin",), "treaties": ("apmbc",)}),
    ("Чи вийшла Фінляндія з Оттавської конвенції?", {"actors": ("fin",), "treaties": ("apmbc",)}),
    ("La Russie fait-elle partie de la Convention sur les armes chimiques ?", {"actors": ("rus",), "treaties": ("cwc",)}),
    ("¿Forma parte Rusia de la Convención sobre Armas Químicas?", {"actors": ("rus",), "treaties": ("cwc",)}),
    ("Входит ли Россия в Конвенцию о химическом оружии?", {"actors": ("rus",), "treaties": ("cwc",)}),
    ("Чи входить Росія до Конвенції про хімічну зброю?", {"actors": ("rus",), "treaties": ("cwc",)}),
    ("Que prévoit l'article 5 de la Convention d'Ottawa ?", {"treaties": ("apmbc",), "article": "5"}),
    ("¿Qué dice el artículo 5 de la Convención de Ottawa?", {"treaties": ("apmbc",), "article": "5"}),
    ("Что говорится в статье 5 Оттавской конвенции?", {"treaties": ("apmbc",), "article": "5"}),
    ("Про що йдеться у статті 5 Оттавської конвенції?", {"treaties": ("apmbc",), "article": "5"}),
    ("Qui a voté contre la résolution 74/62 ?", {"stances": ("voted_against",)}),
    ("Quels pays se sont abstenus sur les armes à sous-munitions en 2019 ?", {"stances": ("abstained",)}),
    ("¿Quién votó en contra de la resolución 74/62?", {"stances": ("voted_against",)}),
    ("¿Qué países se abstuvieron en la votación sobre municiones en racimo en 2019?", {"stances": ("abstained",)}),
    ("Кто голосовал против резолюции 74/62?", {"stances": ("voted_against",)}),
    ("Какие страны воздержались по кассетным боеприпасам в 2019 году?", {"stances": ("abstained",)}),
    ("Хто голосував проти резолюції 74/62?", {"stances": ("voted_against",)}),
    ("Які країни утрималися щодо касетних боєприпасів у 2019 році?", {"stances": ("abstained",)}),
    ("Qui a voté pour en 2018 sur les mines antipersonnel ?", {"stances": ("voted_for",)}),
    ("¿Quién votó a favor en 2018 sobre las minas antipersonal?", {"stances": ("voted_for",)}),
    ("Кто голосовал за в 2018 году по противопехотным минам?", {"stances": ("voted_for",)}),
    ("Хто голосував за у 2018 році щодо протипіхотних мін?", {"stances": ("voted_for",)}),
    ("Quel pays a été le seul à voter contre la résolution 74/62 ?", {"stances": ("voted_against",)}),
    ("Qui a condamné le retrait de la Lituanie ?", {"stances": ("condemns",)}),
    ("Qui soutient la Convention d'Ottawa ?", {"stances": ("supports",)}),
    ("¿Quién condenó la retirada de Lituania?", {"stances": ("condemns",)}),
    ("¿Quién apoya la Convención de Ottawa?", {"stances": ("supports",)}),
    ("Кто осудил выход Литвы?", {"stances": ("condemns",)}),
    ("Кто поддерживает Оттавскую конвенцию?", {"stances": ("supports",)}),
    ("Хто засудив вихід Литви?", {"stances": ("condemns",)}),
    ("Хто підтримує Оттавську конвенцію?", {"stances": ("supports",)}),
    (
        "Comment l'Ukraine justifie-t-elle la suspension de la Convention d'Ottawa ?",
        {"treaties": ("apmbc",), "stances": ("justifies",)},
    ),
    ("¿Cómo justificó Ucrania la suspensión de la Convención de Ottawa?", {"treaties": ("apmbc",), "stances": ("justifies",)}),
    ("Чем Украина обосновала приостановление Оттавской конвенции?", {"treaties": ("apmbc",), "stances": ("justifies",)}),
    ("Чим Україна обґрунтувала призупинення дії Оттавської конвенції?", {"treaties": ("apmbc",), "stances": ("justifies",)}),
    ("Quels pays s'opposent aux armes à sous-munitions ?", {"stances": ("opposes",)}),
    ("¿Qué países se oponen a las municiones en racimo?", {"stances": ("opposes",)}),
    ("Какие страны выступают против кассетных боеприпасов?", {"stances": ("opposes",)}),
    ("Які країни виступають проти касетних боєприпасів?", {"stances": ("opposes",)}),
    ("L'Allemagne est-elle favorable aux armes à sous-munitions ?", {"speakers": ("deu",), "stances": ("supports",)}),
    ("Поддерживает ли Германия кассетные боеприпасы?", {"speakers": ("deu",), "stances": ("supports",)}),
    ("Чи підтримує Німеччина касетні боєприпаси?", {"speakers": ("deu",), "stances": ("supports",)}),
    ("Tous sauf la Russie sur les armes à sous-munitions", {"not_speakers": ("rus",)}),
    ("Todos menos Rusia sobre las municiones en racimo", {"not_speakers": ("rus",)}),
    ("Все кроме России о кассетных боеприпасах", {"not_speakers": ("rus",)}),
    ("Усі крім Росії про касетні боєприпаси", {"not_speakers": ("rus",)}),
    ("Raconte-moi ce que dit la Norvège", {"intent": "positions", "speakers": ("nor",)}),
    ("Qui sont les gens qui accusent la Russie ?", {"intent": "who", "actors": ("rus",)}),
    ("L'Ukraine est mise en cause à Izioum : par qui ?", {"actors": ("ukr",), "places": ("izium",)}),
    ("Que reprochent les Ukrainiens aux Russes à Bakhmout ?", {"speakers": ("ukr",), "actors": ("rus",)}),
    ("¿Qué les reprochan los ucranianos a los rusos en Bajmut?", {"speakers": ("ukr",), "actors": ("rus",)}),
    ("Что украинцы ставят в вину русским под Бахмутом?", {"speakers": ("ukr",), "actors": ("rus",)}),
    ("Що українці закидають росіянам під Бахмутом?", {"speakers": ("ukr",), "actors": ("rus",)}),
    ("В чём украинская сторона обвиняет россиян?", {"speakers": ("ukr",), "actors": ("rus",)}),
    ("У чому американців звинувачує Москва?", {"speakers": ("rus",), "actors": ("usa",)}),
    ("В чём американцев обвиняет Москва?", {"speakers": ("rus",), "actors": ("usa",)}),
    ("Какие НПО осуждали применение мин россиянами?", {"speakers": (), "actors": ("rus",)}),
    ("Был ли у Москвы ответ по Краматорску?", {"speakers": ("rus",), "places": ("kramatorsk",)}),
    ("Чи була у Москви відповідь щодо Краматорська?", {"speakers": ("rus",), "places": ("kramatorsk",)}),
    ("Qui donc affirme que Kiev a enfreint la Convention d'Ottawa ?", {"actors": ("ukr",), "treaties": ("apmbc",)}),
    ("¿Quién afirma que Kiev incumplió la Convención de Ottawa?", {"actors": ("ukr",), "treaties": ("apmbc",)}),
    ("Хто стверджує, що Київ порушив Оттавську конвенцію?", {"actors": ("ukr",), "treaties": ("apmbc",)}),
    ("Кто утверждает, что Киев нарушил Оттавскую конвенцию?", {"actors": ("ukr",), "treaties": ("apmbc",)}),
    ("Dejando de lado las bombas de racimo, ¿de qué se acusó a Ucrania?", {"not_weapons": ("cluster-munition",)}),
    ("Exception faite des armes à sous-munitions, de quoi accuse-t-on l'Ukraine ?", {"not_weapons": ("cluster-munition",)}),
    ("Не считая кассетных боеприпасов, в чём обвиняют Украину?", {"not_weapons": ("cluster-munition",)}),
    ("За винятком касетних боєприпасів, у чому звинувачують Україну?", {"not_weapons": ("cluster-munition",)}),
    ("Leaving aside the cluster bombs, what was Ukraine accused of?", {"not_weapons": ("cluster-munition",)}),
    ("¿Quién, aparte de HRW, acusa a Ucrania?", {"actors": ("ukr",), "not_speakers": ("hrw",)}),
    ("Combien d'accusations restent sans réponse de Moscou ?", {"actors": ("rus",), "unanswered": True}),
    ("¿Cuántas acusaciones siguen sin respuesta de Moscú?", {"actors": ("rus",), "unanswered": True}),
    ("Сколько обвинений осталось без ответа Москвы?", {"actors": ("rus",), "unanswered": True}),
    ("Скільки звинувачень лишилося без відповіді Москви?", {"actors": ("rus",), "unanswered": True}),
    ("How many accusations remain without a response from Moscow?", {"actors": ("rus",), "unanswered": True}),
    ("Яку спільну заяву зробили п'ять ядерних держав?", {"speakers": ("p5-nuclear-weapon-states",)}),
    ("Accusations dans la région de Kharkiv", {"places": ("kharkiv-oblast",)}),
    ("Acusaciones en la región de Járkov", {"places": ("kharkiv-oblast",)}),
    ("Когда финны вышли из Оттавского договора?", {"actors": ("fin",), "treaties": ("apmbc",)}),
    ("Коли фіни вийшли з Оттавського договору?", {"actors": ("fin",), "treaties": ("apmbc",)}),
    ("Україна застосовувала хімічну зброю, так чи ні?", {"actors": ("ukr",), "weapons": ("chemical-weapon",)}),
]


def _lines(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(wanted, line.strip()) for wanted, lines in table.items() for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("wanted", "question"), _lines(ASKED))
def test_what_a_question_is_after_is_told(lexicon: Lexicon, wanted: str, question: str) -> None:
    assert understand(question, lexicon, TODAY).query.intent.value in wanted.split()


@pytest.mark.parametrize(("wanted", "question"), _lines(DECLINED))
def test_what_is_declined_is_declined(lexicon: Lexicon, wanted: str, question: str) -> None:
    understood = understand(question, lexicon, TODAY)
    assert (understood.refusal, understood.query.intent) == (wanted, Intent.REFUSED)


@pytest.mark.parametrize(("question", "slots"), SLOTS)
def test_names_play_their_parts(lexicon: Lexicon, question: str, slots: dict[str, object]) -> None:
    query = understand(question, lexicon, TODAY).query
    assert {name: getattr(query, name) for name in slots} == slots
