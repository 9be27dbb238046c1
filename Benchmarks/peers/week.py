# SPDX-License-Identifier: Apache-2.0
"""What a researcher would write with scikit-learn: week.py related|cluster DIGEST."""

import sys

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import normalize

entries = open(sys.argv[2], encoding="utf-8").read().split("\n## ")[1:]
titles = [entry.split("\n")[0] for entry in entries]
texts = [f"{title} {entry}" for title, entry in zip(titles, entries)]
vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words="english")
rows = vectorizer.fit_transform(texts)
if sys.argv[1] == "related":
    scores = (rows @ rows[0].T).toarray().ravel()
    for row in np.argsort(-scores)[1:11]:
        print(round(float(scores[row]), 3), titles[row])
else:
    vectors = normalize(TruncatedSVD(8, random_state=0).fit_transform(rows))
    best = None
    for count in range(2, 11):
        labels = KMeans(count, n_init=4, random_state=0).fit_predict(vectors)
        score = silhouette_score(vectors, labels, metric="cosine")
        if best is None or score > best[0]:
            best = (score, count, labels)
    terms = vectorizer.get_feature_names_out()
    for cluster in range(best[1]):
        weights = np.asarray(rows[best[2] == cluster].sum(axis=0)).ravel()
        print([terms[term] for term in weights.argsort()[::-1][:5]])
