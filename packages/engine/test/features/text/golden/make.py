"""Weights of terms by scikit-learn and stems by Snowball, for test/features/text/golden.test.ts. Writes golden.json beside itself.

pip install scikit-learn==1.7.2 snowballstemmer==2.2.0; python make.py
"""

import json
import pathlib

import sklearn
import snowballstemmer
from sklearn.feature_extraction.text import TfidfVectorizer

# Of one language each, so that it is told from the text itself; some words come several times, in several forms.
TEXTS = {
    "en": [
        "walking along the lonely river tonight, and the river walks along with me, lonely as the night",
        "the happiest songs are sung by dancers who were dancing when the music stopped, and dance again",
        "a slow piano melody with strings is playing softly while the singer whispers about the falling rain",
        "loud distorted guitars and drums are playing harder, the singers are screaming about burning cities",
        "rain is falling on the city and nobody is singing on the roads where children were playing",
    ],
    "de": [
        "Ich laufe durch die dunklen Straßen und die Häuser schlafen, weil niemand auf den Straßen singt",
        "Die Kinder singen ein Lied vom Regen, und der Regen singt mit den Kindern in der alten Stadt",
        "Wir tanzten und sangen, bis die Lichter der Stadt erloschen und alle nach Hause gingen",
    ],
}

WORDS = {
    "ar": ("arabic", "الأغاني والموسيقى المطربون يغنون كتابها مدرستهم القلوب"),
    "ca": ("catalan", "cançons cantaven ballant tristesa ciutats camines nosaltres felicitat"),
    "da": ("danish", "sangene danser kærlighedens gaderne venligheden husene vandrede"),
    "de": ("german", "straßen gesungen häuser freundlichkeit tanzende aufeinander kinder mädchens"),
    "en": ("english", "running happily generously dying skies national singers universities loving ponies relational cried"),
    "es": ("spanish", "canciones bailando corazones tristemente caminábamos ciudades amándote felicidad"),
    "eu": ("basque", "abestiak maitasuna etxeetan kaleetako musikaria"),
    "fi": ("finnish", "lauluissa rakkauden taloissamme kävelimme kaduilla ystävyyden"),
    "fr": ("french", "chansons dansaient amoureusement marchions continuellement tristesse heureuses villes"),
    "hu": ("hungarian", "dalokban szerelemmel házainkban utcákon barátságok táncoltak"),
    "hy": ("armenian", "երգերը քաղաքներում սիրով երեխաների"),
    "it": ("italian", "canzoni ballavano amorevolmente camminando città tristezze abbandonarla felicemente"),
    "nl": ("dutch", "liederen dansende lichamelijke straten vriendelijkheid huizen gelopen"),
    "no": ("norwegian", "sangene danser kjærligheten gatene vennligheten husene vandrende"),
    "pt": ("portuguese", "canções dançávamos corações tristemente caminhando cidades amizade"),
    "ro": ("romanian", "cântecele dansatorilor fericirea străzilor mergeau frumusețea"),
    "ru": ("russian", "песнями танцевали любовью улицах счастливейший городов гуляющие"),
    "sv": ("swedish", "sångerna dansade kärlekens gatorna vänligheten husen vandrande"),
    "ta": ("tamil", "பாடல்கள் வீடுகளில் மகிழ்ச்சியான"),
    "tr": ("turkish", "şarkılarımız sokaklarda dans sevgililer evlerinden arkadaşlığın"),
}
STEMMERS = {"en": "english", "de": "german"}


def main():
    golden = {
        "terms": {language: weights(language, texts) for language, texts in TEXTS.items()},
        "stems": {language: stems(*words) for language, words in WORDS.items()},
        "versions": {"scikit-learn": sklearn.__version__, "snowballstemmer": "2.2.0"},
    }
    text = json.dumps(golden, ensure_ascii=False, indent=1)
    pathlib.Path(__file__).with_name("golden.json").write_text(text + "\n")


def weights(language, texts):
    stem = snowballstemmer.stemmer(STEMMERS[language]).stemWord
    # Every word counts, those of one letter, too.
    vectorizer = TfidfVectorizer(sublinear_tf=True, smooth_idf=True, norm="l2", token_pattern=r"(?u)\b\w+\b")
    words = vectorizer.build_tokenizer()
    vectorizer.set_params(tokenizer=lambda text: [stem(word) for word in words(text)], token_pattern=None)
    rows = vectorizer.fit_transform(texts).tolil()
    terms = vectorizer.get_feature_names_out()
    return [
        {"text": text, "weights": {terms[at]: round(float(rows[i, at]), 9) for at in rows.rows[i]}}
        for i, text in enumerate(texts)
    ]


def stems(name, words):
    return {word: snowballstemmer.stemmer(name).stemWord(word) for word in words.split()}


if __name__ == "__main__":
    main()
