// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KindredPapers

@Suite struct LaTeXTextTests {
  @Test(arguments: [
    (#"{\"o}"#, "ö"), (#"\"{o}"#, "ö"), (#"\"o"#, "ö"), (#"{\'\i}"#, "í"), (#"\'{\i}"#, "í"),
    (#"\v{c}\v c"#, "čč"), (#"\c{c}"#, "ç"), (#"\H{o}"#, "ő"), (#"\k{a}"#, "ą"), (#"\r{a}"#, "å"),
    (#"{\L}\'od\'z"#, "Łódź"), (#"stra{\ss}e"#, "straße"), (#"\o re"#, "øre"), (#"\AA"#, "Å"),
    (##"12\% \& \$3 \_ \#"##, "12% & $3 _ #"), ("a~b", "a b"), ("pages 1--2---3", "pages 1–2—3"),
    (#"So it is~\cite{x}, see \cref{a} or \parencite[p.~2][]{y}\label{z}."#, "So it is, see or."),
    ("``so''", "“so”"), (#"\emph{very} \textbf{bold}"#, "very bold"), ("{B}leaching", "Bleaching"),
    (#"$O(n \log n)$ {x}"#, #"$O(n \log n)$ x"#), (#"\alpha$"#, #"\alpha$"#), (#"a\\b"#, "a b"),
    (#"\"#, #"\"#), (#"\'"#, "'"), (#"\'{"#, "'"), (#"\v"#, #"\v"#), (#"\'{ab}"#, "'ab"),
    (#"In\textsubscript{x}Ga\textsubscript{1-x}N, 10\textsuperscript{th}"#, "InxGa1-xN, 10th"),
    (#"\enquote{so} \mkbibemph{E. coli} \ce{H2O}"#, "so E. coli H2O"),
    (#"\href{https://e.org/{x}}{the \emph{data}}"#, "the data"), (#"\textcolor{red}{a}b"#, "ab"),
    (#"\foo*[x]{a} \foo [x]"#, #"a \foo [x]"#), (#"\href{open"#, "open"),
    (#"$\{"#, #"$\{"#), ("plain", "plain"), ("", ""),
  ]) func latexBecomesText(latex: String, text: String) {
    #expect(LaTeXText.plain(latex) == text)
  }

  @Test func addressesKeepTheirCharacters() {
    #expect(
      LaTeXText.plainAddress(#"{https://example.org/a\_b~c%20d}"#)
        == "https://example.org/a_b~c%20d")
  }
}
