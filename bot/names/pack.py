"""Short names that people type and registers seldom list, added to whichever of these entries a register has.

Own work, from general knowledge of the field; keyed by the entry's key.
"""

SHORT_NAMES: dict[str, tuple[str, ...]] = {
    "usa": ("США", "EE.UU.", "EEUU", "États Unis"),
    "gbr": ("UK", "U.K.", "Britain", "Великобритания", "Велика Британія", "Royaume-Uni", "Reino Unido"),
    "rus": ("РФ",),
    "un": ("the UN",),
    "ap-mine": ("AP landmine", "AP landmines", "APMs", "mines antipersonnel", "minas antipersona", "minas antipersonales"),
    "landmine": ("mines terrestres", "minas", "minefields", "мины", "міни"),
    "naval-mine": ("mines at sea", "sea mine", "sea mines", "naval mines", "floating mine", "floating mines", "drifting mines"),
    "cluster-munition": (
        "clusters",
        "cluster ammunition",
        "cluster shells",
        "касетні бомби",
        "кассетные бомбы",
        "bombas de racimo",
    ),
    "white-phosphorus": ("phosphorus", "phosphorous", "фосфор"),
    "chemical-weapon": ("chem weapons", "toxic agents", "poison gas", "armas químicas", "armes chimiques"),
    "biological-weapon": ("bioweapon", "bioweapons", "biological weapons", "germ weapons"),
    "incendiary": ("incendiaries",),
    "booby-trap": ("boobytrap", "boobytraps", "booby-trapped", "booby-trapping"),
    "apmbc": ("mine-ban treaty", "anti-personnel mine ban treaty", "landmine ban treaty", "anti-landmine treaty"),
    "ccm": ("cluster munition treaty", "cluster bombs treaty", "cluster bombs convention", "cluster munition ban"),
    "kyiv-oblast": ("Kyiv oblast", "Київщина"),
    "znpp": ("Zaporizhzhia NPP", "Zaporizhzhya plant", "Zaporozhye nuclear plant"),
}
