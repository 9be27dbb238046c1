// SPDX-License-Identifier: Apache-2.0 AND BSD-3-Clause
//
// These lists hold those of the Snowball project (snowballstem.org), written as terms are, and
// prepositions, conjunctions and pronouns of scholarly prose that it lacks. Snowball's licence:
//
// Copyright (c) 2001, Dr Martin Porter. Copyright (c) 2004, 2005, Richard Boulton.
// All rights reserved.
//
// Redistribution and use in source and binary forms, with or without modification, are permitted
// provided that the following conditions are met:
//
// 1. Redistributions of source code must retain the above copyright notice, this list of conditions
//    and the following disclaimer.
// 2. Redistributions in binary form must reproduce the above copyright notice, this list of
//    conditions and the following disclaimer in the documentation and/or other materials provided
//    with the distribution.
// 3. Neither the name of the Snowball project nor the names of its contributors may be used to
//    endorse or promote products derived from this software without specific prior written
//    permission.
//
// THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR
// IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND
// FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR
// CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
// CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
// SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY
// THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR
// OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
// POSSIBILITY OF SUCH DAMAGE.

extension StopWords {
  /// The stop words of languages other than English, in lower case, without diacritics.
  static let lists: [(language: Languages, words: String)] = [
    (
      .german,
      """
      ab aber alle allem allen aller allerdings alles als also am an ander andere anderem anderen
      anderer anderes anderm andern anderr anders anhand anstatt auch auf aufgrund aus ausser
      ausserdem bei beide beiden beim bereits bevor bezuglich bin bis bisher bist da dabei dadurch
      dafur dagegen daher damals damit danach dann daran darauf daraus darf darin daruber darunter
      das dass dasselbe davon davor dazu dein deine deinem deinen deiner deines dem demselben den
      denen denn dennoch denselben der deren derer derselbe derselben des deshalb desselben dessen
      dich die dies diese dieselbe dieselben diesem diesen dieser dieses dir doch dort du durch
      durfen ebenfalls ebenso ein eine einem einen einer eines einig einige einigem einigen
      einiger einiges einmal entlang er es etwa etwas euch euer eure eurem euren eurer eures falls
      ferner fur gegen gegenuber gemass gewesen gibt hab habe haben hat hatte hatten hier hierbei
      hierdurch hierfur hiermit hierzu hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer
      ihres im in indem innerhalb ins insbesondere inwieweit ist je jede jedem jeden jeder jedes
      jedoch jene jenem jenen jener jenes jetzt kann kaum kein keine keinem keinen keiner keines
      konnen konnte lediglich machen man manche manchem manchen mancher manches mehr mein meine
      meinem meinen meiner meines meist mich mir mit mittels mochte mogen muss mussen musste nach
      nachdem neben nicht nichts noch nun nur ob obwohl oder oft ohne schon sehr sein seine seinem
      seinen seiner seines seit seitens selbst sich sie sind so sobald sofern solche solchem
      solchen solcher solches soll sollen sollte sollten somit sondern sonst sowie sowohl statt
      stets trotz trotzdem uber uberall um ums und uns unse unsem unsen unser unses unter
      unterhalb viel vielmehr vollig vom von voneinander vor wahrend war waren warst was weder weg
      wegen weil weiter weiterhin welche welchem welchen welcher welches wem wen wenige wenn wer
      werde werden wessen wie wieder will wir wird wirst wo wobei wodurch wofur woher wollen
      wollte womit worauf worden wurde wurden zu zudem zueinander zum zumindest zur zwar zwischen
      """
    ),
    (
      .french,
      """
      afin ai aie aient aies ainsi ait alors apres as au aucun aucune aura aurai auraient aurais
      aurait auras aurez auriez aurions aurons auront aussi autant autre autres aux avaient avais
      avait avant avec avez aviez avions avons ayant ayante ayantes ayants ayez ayons bien car ce
      celle celles celui cependant certaines certains ces ceux chacun chacune chaque chez comme
      comment contre dans de depuis derriere des desquelles desquels devant doit doivent donc dont
      du duquel durant elle en encore enfin ensuite entre envers es est et etaient etais etait
      etant etante etantes etants ete etee etees etes etiez etions eu eue eues eumes eurent eus
      eusse eussent eusses eussiez eussions eut eutes eux fumes furent fus fusse fussent fusses
      fussiez fussions fut futes hors il je jusqu jusque la laquelle le lequel lesdits lesquelles
      lesquels leur lors lorsqu lorsque lui ma mais malgre me meme mes moi moins mon ne neanmoins
      ni non nos notamment notre nous on ont or ou par parce parmi pas pendant peu peut peuvent
      plus plusieurs pour pourquoi presque puis puisqu puisque qu quand quant que quelque quelques
      qui quoi sa se selon sera serai seraient serais serait seras serez seriez serions serons
      seront ses seulement si sinon soient sois soit sommes son sont sous souvent soyez soyons
      suis sur surtout ta tandis tant te tel telle telles tels tes toi ton tous tout toute
      toutefois toutes travers tres trop tu un une vers via voici voila vos votre vous
      """
    ),
    (
      .spanish,
      """
      ademas ahora al algo algun alguna algunas algunos alli ambas ambos ante antes apenas aquel
      aquella aquellas aquellos aqui asi aun aunque bajo bastante bien cada casi cierta ciertas
      cierto ciertos como con conforme contra cual cuales cualesquiera cualquier cuando cuya cuyas
      cuyo cuyos de debe deben debido del demas dentro desde despues dicha dichas dicho dichos
      donde durante el ella ellas ellos embargo en encima entonces entre era erais eramos eran
      eras eres es esa esas ese eso esos esta estaba estabais estabamos estaban estabas estad
      estada estadas estado estados estais estamos estan estando estar estara estaran estaras
      estare estareis estaremos estaria estariais estariamos estarian estarias estas este esteis
      estemos esten estes esto estos estoy estuve estuviera estuvierais estuvieramos estuvieran
      estuvieras estuvieron estuviese estuvieseis estuviesemos estuviesen estuvieses estuvimos
      estuviste estuvisteis estuvo fue fuera fuerais fueramos fueran fueras fueron fuese fueseis
      fuesemos fuesen fueses fui fuimos fuiste fuisteis ha habeis habia habiais habiamos habian
      habias habida habidas habido habidos habiendo habra habran habras habre habreis habremos
      habria habriais habriamos habrian habrias hace hacen hacia han has hasta hay haya hayais
      hayamos hayan hayas he hemos hube hubiera hubierais hubieramos hubieran hubieras hubieron
      hubiese hubieseis hubiesemos hubiesen hubieses hubimos hubiste hubisteis hubo incluso la las
      le les lo los luego mas me mediante menos mi mia mias mientras mio mios mis misma mismas
      mismo mismos mucho muchos muy nada ni ningun ninguna ninguno no nos nosotras nosotros
      nuestra nuestras nuestro nuestros nunca os otra otras otro otros para pero poco podemos
      podria podrian por porque puede pueden pues que quien quienes respecto se sea seais seamos
      sean seas segun sentid sentida sentidas sentido sentidos ser sera seran seras sere sereis
      seremos seria seriais seriamos serian serias si sido siempre siente sin sino sintiendo sobre
      sois solamente solo somos son soy su sus suya suyas suyo suyos tal tales tambien tampoco tan
      tanta tantas tanto te tendra tendran tendras tendre tendreis tendremos tendria tendriais
      tendriamos tendrian tendrias tened teneis tenemos tenga tengais tengamos tengan tengas tengo
      tenia teniais teniamos tenian tenias tenida tenidas tenido tenidos teniendo ti tiene tienen
      tienes toda todas todo todos tras trata traves tu tus tuve tuviera tuvierais tuvieramos
      tuvieran tuvieras tuvieron tuviese tuvieseis tuviesemos tuviesen tuvieses tuvimos tuviste
      tuvisteis tuvo tuya tuyas tuyo tuyos un una uno unos varias varios veces vez vosostras
      vosostros vuestra vuestras vuestro vuestros ya yo
      """
    ),
    (
      .italian,
      """
      abbia abbiamo abbiano abbiate ad affinche agl agli ai al alcun alcuna alcune alcuni alcuno
      all alla alle allo allora altra altre altri altro ambedue anche ancora anziche appena assai
      attraverso avemmo avendo avesse avessero avessi avessimo aveste avesti avete aveva avevamo
      avevano avevate avevi avevo avra avrai avranno avrebbe avrebbero avrei avremmo avremo
      avreste avresti avrete avro avuta avute avuti avuto benche bensi certo che chi ci ciascun
      ciascuna ciascuno cio cioe circa coi col come comunque con contro cosi cui da dagl dagli dai
      dal dall dalla dalle dallo davanti degl degli dei del dell della delle dello dentro deve
      devono di dopo dov dove dovrebbe dunque durante ebbe ebbero ebbi ecco ed entrambe entrambi
      eppure era erano eravamo eravate eri ero essendo essere faccia facciamo facciano facciate
      faccio facemmo facendo facesse facessero facessi facessimo faceste facesti faceva facevamo
      facevano facevate facevi facevo fai fanno fara farai faranno farebbe farebbero farei faremmo
      faremo fareste faresti farete faro fece fecero feci finche fino fosse fossero fossi fossimo
      foste fosti fra fu fui fummo fuori furono gia gli ha hai hanno ho il in infatti inoltre
      insieme intanto invece io la le lei li lo loro lui lungo ma malgrado me mediante meno mentre
      mi mia mie miei mio molta molte molti molto ne negl negli nei nel nell nella nelle nello
      nessun nessuna nessuno noi non nonostante nostra nostre nostri nostro ogni ognuno oltre
      oppure ossia ovvero parecchi per perche pero piu piuttosto poca poche pochi poco poi poiche
      possono presso prima propri propria proprie proprio puo purche pure qualche qualcosa quale
      qualora qualsiasi qualunque quando quanta quante quanti quanto quella quelle quelli quello
      questa queste questi questo quindi rispetto sara sarai saranno sarebbe sarebbero sarei
      saremmo saremo sareste saresti sarete saro se secondo sei sempre senza si sia siamo siano
      siate siete sono sopra soprattutto sotto sta stai stando stanno stara starai staranno
      starebbe starebbero starei staremmo staremo stareste staresti starete staro stata state
      stati stato stava stavamo stavano stavate stavi stavo stemmo stessa stesse stessero stessi
      stessimo stesso steste stesti stette stettero stetti stia stiamo stiano stiate sto su sua
      sue sugl sugli sui sul sull sulla sulle sullo suo suoi tale tali talvolta tanto ti tra
      tramite tu tua tue tuo tuoi tutta tuttavia tutte tutti tutto ulteriore ulteriori un una uno
      vengono verso vi viene voi vostra vostre vostri vostro
      """
    ),
    (
      .portuguese,
      """
      ademais ai ainda alem algo algum alguma algumas alguns ali ambas ambos antes ao aos apenas
      apos aquela aquelas aquele aqueles aqui aquilo as assim ate atraves bem cada cerca certa
      certas certo certos cima com como conforme contra contudo cuja cujas cujo cujos da daquela
      daquelas daquele daqueles das de debaixo dela delas dele deles demais dentre dentro depois
      desde dessa dessas desse desses desta destas deste destes deve devem devido diante disso
      disto do dos durante ela elas ele eles em embora enquanto entanto entao entre era eram
      eramos essa essas esse esses esta estamos estao estas estava estavam estavamos este esteja
      estejam estejamos estes esteve estive estivemos estiver estivera estiveram estiveramos
      estiverem estivermos estivesse estivessem estivessemos estou eu foi fomos for fora foram
      foramos forem formos fosse fossem fossemos frente fui ha haja hajam hajamos hao havemos hei
      houve houvemos houver houvera houveram houveramos houverao houverei houverem houveremos
      houveria houveriam houveriamos houvermos houvesse houvessem houvessemos inclusive isso isto
      ja jamais junto la lhe lhes logo longe mais mas me mediante menos mesma mesmas mesmo mesmos
      meu meus minha minhas muita muitas muito muitos na nada nao nas nela nelas nele neles nem
      nenhum nenhuma nessa nessas nesse nesses nesta nestas neste nestes nisso nisto no nos nossa
      nossas nosso nossos num numa nunca onde ora os ou outra outras outrem outro outros para pela
      pelas pelo pelos perante pode podem poderia pois por porem porquanto porque portanto pouca
      poucas pouco poucos propria proprias proprio proprios quais quaisquer qual qualquer quando
      quanta quantas quanto quantos quao que quem sao se seja sejam sejamos sem sempre ser sera
      serao serei seremos seria seriam seriamos seu seus si sido so sob sobre somos sou sua suas
      tais tal tambem tampouco tanta tantas tanto tantos te tem temos tenha tenham tenhamos tenho
      tera terao terei teremos teria teriam teriamos teu teus teve tinha tinham tinhamos tive
      tivemos tiver tivera tiveram tiveramos tiverem tivermos tivesse tivessem tivessemos toda
      todas todavia todo todos tu tua tuas tudo um uma varias varios vez vezes visto voce voces
      vos
      """
    ),
    (
      .dutch,
      """
      aan aangezien al aldus alhoewel allebei alleen alles als altijd alvorens andere anders
      behalve beide beiden ben bij bijna binnen boven bovendien buiten daar daarbij daardoor
      daarin daarmee daarna daarnaast daarom daarop daarvan daarvoor dan dat de deels der deze
      dezelfde die dit doch doen door dus echter een eens eerder elk elkaar elke en enige enkel
      enkele er ge gedurende geen geheel geweest gewoon haar had heb hebben heeft hem het
      hetzelfde hier hierbij hierdoor hierin hiermee hiervan hiervoor hij hoe hoewel hun hunne
      ieder iedere iemand iets ik immers in indien inzake is ja je jullie kan kon krachtens kunnen
      langs liever maar me meer meeste men met middels mij mijn mits moet na naar naast nadat
      namelijk nauwelijks niet niets noch nochtans nog nooit nu of ofschoon om omdat omtrent
      omwille ondanks onder ongeveer ons onze ook op opdat opnieuw over per reeds rond samen sinds
      slechts sommige steeds te tegen tegenover tenzij terwijl tevens tijdens toch toen tot totdat
      tussen uit uw van vanaf vanuit vanwege veel verder vervolgens via voor vooral voordat waar
      waarbij waardoor waarin waarmee waarna waarom waarop waarvan waarvoor wanneer want waren was
      wat wegens weinig wel welke werd wezen wie wil worden wordt zal ze zelden zelf zelfs zich
      zij zijn zo zoals zodat zodra zonder zou zouden zowel zulke
      """
    ),
  ]
}
