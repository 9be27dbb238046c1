// SPDX-License-Identifier: Apache-2.0

/// What pages look like and do.
enum PageAssets {
  /// How the page looks, in light and in dark, on a screen and on paper.
  static let style = """
    :root{color-scheme:light dark;--ink:#1d2228;--soft:#5b6570;--paper:#fff;--line:#d9dee4;--edge:#7d8792}
    .g{--p:var(--c)}
    @media (prefers-color-scheme:dark){:root{--ink:#e7eaee;--soft:#9aa5b1;--paper:#14181d;--line:#303840;--edge:#77828d}.g{--p:var(--d)}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:72rem;padding:1rem;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
    h1{margin:0;font-size:1.6rem;line-height:1.25}h2{margin:0 0 .25rem;font-size:1.15rem}header p{margin:.25rem 0 1rem;color:var(--soft)}
    #controls{display:grid;grid-template-columns:minmax(8rem,2fr) minmax(6rem,1fr) 9.5rem 9.5rem;gap:.5rem .75rem;align-items:end;margin-bottom:.75rem}#controls[hidden]{display:none}
    #controls.plain{grid-template-columns:minmax(8rem,1fr) 9.5rem 9.5rem}#controls.here{grid-template-columns:minmax(8rem,2fr) minmax(6rem,1fr)}
    #count{grid-column:1/-1;color:var(--soft);font-size:.85rem}#count:empty{display:none}
    label{display:grid;font-size:.8rem;color:var(--soft);min-width:0}
    input,select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);border-radius:.4rem;padding:.3rem .5rem;min-height:2.25rem;width:100%;min-width:0}
    figure{position:relative;margin:0 0 1rem;border:1px solid var(--line);border-radius:.6rem;padding:.5rem}figcaption{font-size:.85rem;color:var(--soft)}
    .scroll{overflow-x:auto}
    .plane{display:block;width:100%;height:auto;touch-action:pan-y}.plane.zoomed{cursor:grab;touch-action:none}
    #zoom{position:absolute;right:.5rem;top:.5rem;display:flex;gap:.25rem}#zoom[hidden]{display:none}#zoom button{min-width:1.75rem;background:var(--paper)}
    .outline{fill:var(--p);fill-opacity:.12;stroke:var(--p);stroke-opacity:.35;stroke-linejoin:round}
    .points{fill:var(--p)}.point{stroke:var(--paper);stroke-width:1;cursor:pointer;outline:none}
    .in{fill:var(--paper);font-size:10.5px;font-weight:600;text-anchor:middle;pointer-events:none}
    .name{fill:var(--p);font-size:15px;font-weight:600;text-anchor:middle;paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round;pointer-events:none}
    .leader{stroke:var(--p);stroke-opacity:.6;pointer-events:none}
    .label{fill:var(--ink);font-size:14px;paint-order:stroke;stroke:var(--paper);stroke-width:3px;pointer-events:none}
    .edges{fill:none;stroke:var(--edge);stroke-opacity:.4}.ring{fill:none;stroke:var(--line);stroke-width:1.5}.value{fill:var(--soft);font-size:13px;text-anchor:middle;paint-order:stroke;stroke:var(--paper);stroke-width:5px}
    .bar{display:flex;gap:2px;height:.5rem;max-width:28rem;margin:.2rem 0;list-style:none;padding:0}.bar span{background:var(--p);border-radius:.15rem;min-width:2px}.bar .rest{background:var(--line)}
    .reason::before{content:"";display:inline-block;width:.6em;height:.6em;margin-right:.25em;border-radius:.15rem;background:var(--p)}
    .off{opacity:.12}.near{stroke:var(--ink);stroke-width:2}.here,.point:focus-visible{stroke:var(--ink);stroke-width:3.5}
    #card{border:1px solid var(--edge);border-radius:.6rem;padding:.75rem 1rem;margin:.5rem 0;background:var(--paper);color:var(--ink)}#card h2{padding-right:2rem}#card p{margin:.25rem 0}#card ul{margin:.25rem 0;padding-left:1.2rem}
    #card.over{position:absolute;z-index:1;margin:0;width:min(26rem,calc(100% - 1rem));max-height:26rem;overflow:auto;box-shadow:0 .3rem 1.2rem #0004}
    #close{float:right;min-width:1.75rem}
    .change{border-left:.35rem solid var(--p);padding:.1rem 0 .1rem .9rem;margin:0 0 .9rem}h3{margin:0 0 .25rem;font-size:1rem}.change p{margin:.1rem 0}
    .flows{display:block;width:100%;height:auto}.band{fill:var(--p);fill-opacity:.25}.box{fill:var(--p)}.flows a{text-decoration:none}
    .group{border-left:.35rem solid var(--p,var(--line));padding:.1rem 0 .1rem .9rem;margin:0 0 1.4rem;content-visibility:auto;contain-intrinsic-size:auto 40rem}
    .group p{margin:.1rem 0}.small,.abstract{font-size:.85rem;color:var(--soft)}.abstract{max-width:60rem}summary{cursor:pointer;min-height:1.5rem}
    ol{margin:.4rem 0;padding-left:1.9rem}li{margin:.4rem 0}
    a{color:inherit;text-decoration-color:var(--soft)}.title a{padding:.2rem 0}button{font:inherit;color:inherit;background:none;border:1px solid var(--edge);border-radius:.4rem;cursor:pointer;padding:0 .5rem;min-height:1.75rem;min-width:1.5rem;text-align:left}button.show{margin-left:.4rem;font-size:.85rem}
    :focus-visible{outline:2px solid hsl(210 80% 50%);outline-offset:2px}
    #evidence svg{max-width:40rem;width:100%}#evidence polyline{fill:none;stroke:var(--ink);stroke-width:2}#evidence .modularity{stroke-dasharray:5 4}
    #evidence .chosen{stroke:var(--soft)}#evidence text{font-size:12px;fill:var(--soft);text-anchor:middle}
    .multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.75rem}.multiple{display:block;text-decoration:none;font-size:.85rem;line-height:1.25}.multiple span{display:block;height:2.5em;overflow:hidden}
    .multiple svg{border-bottom:1px solid var(--line)}.band{fill:var(--p);fill-opacity:.15}.share{fill:none;stroke:var(--p);stroke-width:2}.dot{fill:var(--p)}.multiple svg{display:block;width:100%;height:auto}
    table{border-collapse:collapse}td,th{padding:.1rem .8rem .1rem 0;text-align:right;font-variant-numeric:tabular-nums}
    #plane{display:block;width:100%;height:min(46rem,80vh,100vw);touch-action:none;cursor:grab}
    #tip{position:absolute;max-width:15rem;padding:.2rem .5rem;border:1px solid var(--edge);border-radius:.4rem;background:var(--paper);font-size:.85rem;pointer-events:none}
    #found button{border:0;padding:.1rem 0;text-decoration:underline;text-decoration-color:var(--soft)}
    [hidden]{display:none}
    nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin-bottom:.5rem}nav a{padding:.2rem 0}nav a[aria-current]{font-weight:600;text-decoration:none}
    #ask{display:grid;grid-template-columns:minmax(8rem,3fr) 9.5rem 9.5rem minmax(6rem,1fr) auto;gap:.5rem .75rem;align-items:end;margin-bottom:.75rem}#ask.period{grid-template-columns:9.5rem 9.5rem minmax(6rem,1fr) auto;max-width:48rem}
    #ask button{min-height:2.25rem;padding:0 1rem;color:var(--ink)}.busy{opacity:.55}button.keep{margin-left:.4rem;font-size:.85rem}button.keep[aria-pressed=true]{border-color:currentColor;font-weight:600}
    .pages{display:flex;gap:1rem}.weeks{list-style:none;padding:0}.weeks .bar{display:inline-flex;width:10rem;vertical-align:middle;margin:0 .5rem}.weeks .rest{background:none}
    @media (max-width:44rem){#ask,#ask.period{grid-template-columns:1fr 1fr}#ask label:first-child:not(.date){grid-column:1/-1}#controls,#controls.plain,#controls.here{grid-template-columns:1fr 1fr}#controls label:first-child{grid-column:1/-1}#controls label:has(select){grid-column:1/-1}.plane,.flows{min-width:42rem}}
    @media print{#controls,#card,#zoom,.show{display:none}body{max-width:none}.group{content-visibility:visible}li{break-inside:avoid}h2,h2+p,h3,.group>p{break-after:avoid}#evidence{break-inside:avoid}.plane{max-height:60vh}}
    """

  /// What scripts have in common: elements by their names, words to look for, and new elements.
  static let helpers = """
    var id=function(name){return document.getElementById(name)};
    function plain(text){return text.toLowerCase().replace(/\\s+/g," ")}
    function asked(text){
      return plain(text).replace(/https?:\\/\\/\\S+/g,function(address){
        var name=address.match(/arxiv\\.org\\/(?:abs|pdf|html)\\/(.+?)(?:v\\d+)?(?:\\.pdf)?\\/?$/)||address.match(/doi\\.org\\/(.+)$/);
        return name?name[1]:address;
      }).replace(/\\barxiv:\\s*(\\S+?)(?:v\\d+)?(?=\\s|$)/g,"$1").split(" ").filter(Boolean);
    }
    function element(name,text){var made=document.createElement(name);made.textContent=text||"";return made}
    function add(parent,child){parent.appendChild(child);return child}
    function button(text,action){
      var made=element("button",text);
      made.type="button";
      made.addEventListener("click",action);
      return made;
    }
    """

  /// Search, filters, the map, and the card of a chosen paper.
  static let script = """
    (function(){
    "use strict";
    \(helpers)
    var all=function(selector){return Array.prototype.slice.call(document.querySelectorAll(selector))};
    var figure=id("map"),svg=figure.querySelector(".plane"),card=id("card"),opener=null;
    var items=[],points={};
    all("li[data-group]").forEach(function(item){items[+item.id.slice(6)]=item});
    all(".point").forEach(function(point){
      var box=point.getBBox();
      points[point.dataset.paper]=point;
      point.middle={x:box.x+box.width/2,y:box.y+box.height/2};
      point.setAttribute("role","button");
      point.setAttribute("tabindex","-1");
    });
    var order=all(".point"),texts=items.map(function(item){
      var by=item.querySelector(".by");
      return plain(item.textContent+" "+(by?by.title:"")+" "+item.dataset.terms+" "+((item.querySelector(".title a")||{}).href||""));
    });
    function filter(){
      var words=asked(id("text").value);
      var group=id("group")?id("group").value:"",since=id("since")?id("since").value:"",until=id("until")?id("until").value:"",shown=0;
      items.forEach(function(item,index){
        var date=item.dataset.date;
        var ok=words.every(function(word){return texts[index].indexOf(word)>=0})&&(!group||item.dataset.group===group)&&(!since||(date&&date>=since.slice(0,date.length)))&&(!until||(date&&date<=until));
        item.hidden=!ok;
        if(ok)shown+=1;
        if(points[index])points[index].classList.toggle("off",!ok);
      });
      all("section.group").forEach(function(section){section.hidden=!section.querySelector("li[data-group]:not([hidden])")});
      all(".outline,.name,.leader").forEach(function(shape){shape.classList.toggle("off",!!group&&shape.dataset.group!==group)});
      id("count").textContent=shown===items.length?"":shown+" of "+items.length;
    }
    function close(){
      card.hidden=true;
      order.forEach(function(point){point.classList.remove("here","near")});
      if(opener)opener.focus();
      opener=null;
    }
    function fill(index){
      var item=items[index],related=item.dataset.related.split("\\n").filter(Boolean).map(function(line){return line.split("\\t")});
      order.forEach(function(point){point.classList.remove("here","near")});
      if(points[index])points[index].classList.add("here");
      card.textContent="";
      var shut=add(card,button("×",close));
      shut.id="close";
      shut.setAttribute("aria-label","Close");
      add(add(card,element("h2")),item.querySelector(".title").cloneNode(true));
      add(add(card,element("p")),item.querySelector(".small").cloneNode(true));
      var abstract=item.querySelector(".abstract");
      if(abstract)add(card,abstract.cloneNode(true));
      if(item.dataset.terms)add(card,element("p","About: "+item.dataset.terms));
      if(item.hasAttribute("data-alone"))add(card,element("p","The paper nearest on the map is not among its ten nearest."));
      if(!related.length)return;
      add(card,element("p","Related:"));
      var list=add(card,element("ul"));
      related.forEach(function(other){
        var row=add(list,element("li"));
        if(other[0]==="")add(row,element("span",other[3]));
        else{
          if(points[other[0]])points[other[0]].classList.add("near");
          add(row,button(items[other[0]].querySelector(".title").textContent,function(){choose(+other[0],null)}));
        }
        add(row,element("span"," "+other[1]+" · "+other[2])).className="small";
      });
    }
    // Opens a paper's card at its point, or in the list below its entry.
    function choose(index,entry){
      fill(index);
      var point=points[index];
      if(entry||!point){
        card.className="";
        (entry||items[index]).appendChild(card);
        card.hidden=false;
      }else{
        card.className="over";
        figure.appendChild(card);
        card.hidden=false;
        var box=point.getBoundingClientRect(),frame=figure.getBoundingClientRect();
        var left=box.right-frame.left+8;
        if(left+card.offsetWidth>frame.width-8)left=box.left-frame.left-8-card.offsetWidth;
        card.style.left=Math.max(8,Math.min(left,frame.width-card.offsetWidth-8))+"px";
        card.style.top=Math.max(8,Math.min(box.top-frame.top-20,frame.height-card.offsetHeight-8))+"px";
        return;
      }
      card.style.left=card.style.top="";
    }
    items.forEach(function(item,index){
      var show=button("show",function(){opener=show;choose(index,item);if(points[index])enter(points[index])});
      show.className="show";
      show.setAttribute("aria-label","Show: "+item.querySelector(".title").textContent);
      item.querySelector(".small").after(show);
    });
    // The point nearest to a place on the screen, within a finger's reach.
    function nearest(event){
      var matrix=svg.getScreenCTM(),best=null,least=16*16;
      order.forEach(function(point){
        var x=matrix.a*point.middle.x+matrix.e-event.clientX,y=matrix.d*point.middle.y+matrix.f-event.clientY;
        if(x*x+y*y<least){least=x*x+y*y;best=point}
      });
      return best;
    }
    function enter(point){
      order.forEach(function(other){other.setAttribute("tabindex",other===point?"0":"-1")});
    }
    document.addEventListener("keydown",function(event){if(event.key==="Escape"&&!card.hidden)close()});
    if(svg)bringToLife();
    // A map of points: choosing, walking from point to point, zoom.
    function bringToLife(){
    var moved=false;
    svg.addEventListener("click",function(event){
      if(moved)return;
      var point=event.target.closest(".point")||nearest(event);
      if(point){opener=point;enter(point);choose(+point.dataset.paper,null)}else if(!card.hidden)close();
    });
    svg.addEventListener("keydown",function(event){
      var point=event.target.closest(".point"),ways={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},way=ways[event.key];
      if(!point)return;
      if(event.key==="Enter"||event.key===" "){opener=point;choose(+point.dataset.paper,null);id("close").focus();event.preventDefault()}
      if(!way)return;
      event.preventDefault();
      var best=null,least=Infinity;
      order.forEach(function(other){
        var x=other.middle.x-point.middle.x,y=other.middle.y-point.middle.y,along=x*way[0]+y*way[1],aside=Math.abs(x*way[1])+Math.abs(y*way[0]);
        if(other!==point&&along>0&&along+2*aside<least&&!other.classList.contains("off")){least=along+2*aside;best=other}
      });
      if(best){enter(best);best.focus()}
    });
    // Zoom by buttons, or by the wheel with Ctrl; drag to move.
    var whole=svg.getAttribute("viewBox").split(" ").map(Number),view=whole.slice(),from=null;
    function show(next){
      var width=Math.max(whole[2]/40,Math.min(whole[2],next[2])),height=width*whole[3]/whole[2];
      view=[Math.max(0,Math.min(whole[2]-width,next[0])),Math.max(0,Math.min(whole[3]-height,next[1])),width,height];
      svg.setAttribute("viewBox",view.join(" "));
      svg.classList.toggle("zoomed",width<whole[2]);
      card.classList.contains("over")&&(card.hidden=true);
    }
    function zoom(factor,x,y){
      show([x-(x-view[0])/factor,y-(y-view[1])/factor,view[2]/factor,0]);
    }
    function middle(factor){return function(){zoom(factor,view[0]+view[2]/2,view[1]+view[3]/2)}}
    [["+","Zoom in",middle(1.6)],["−","Zoom out",middle(1/1.6)],["⤢","Whole map",function(){show(whole)}]].forEach(function(entry){
      add(id("zoom"),button(entry[0],entry[2])).setAttribute("aria-label",entry[1]);
    });
    id("zoom").hidden=false;
    svg.addEventListener("wheel",function(event){
      if(!event.ctrlKey)return;
      event.preventDefault();
      var matrix=svg.getScreenCTM();
      zoom(event.deltaY<0?1.25:0.8,(event.clientX-matrix.e)/matrix.a,(event.clientY-matrix.f)/matrix.d);
    },{passive:false});
    svg.addEventListener("pointerdown",function(event){moved=false;if(view[2]<whole[2])from={x:event.clientX,y:event.clientY,view:view.slice()}});
    window.addEventListener("pointermove",function(event){
      if(!from)return;
      var x=event.clientX-from.x,y=event.clientY-from.y,scale=svg.getScreenCTM().a;
      if(Math.abs(x)+Math.abs(y)>4)moved=true;
      if(moved)show([from.view[0]-x/scale,from.view[1]-y/scale,view[2],0]);
    });
    window.addEventListener("pointerup",function(){from=null});
    var scroll=svg.parentNode;
    scroll.scrollLeft=(scroll.scrollWidth-scroll.clientWidth)/2;
    if(order.length)enter(order[0]);
    }
    ["text","group","since","until"].forEach(function(name){if(id(name))id(name).addEventListener("input",filter)});
    id("controls").addEventListener("submit",function(event){event.preventDefault()});
    id("controls").hidden=false;
    })();
    """
  /// Search as it is typed, and the reading list, which the browser keeps.
  static let siteScript = """
    (function(){
    "use strict";
    var key="kindred.reading";
    function kept(){
      try{var list=JSON.parse(localStorage.getItem(key)||"[]");return Array.isArray(list)?list.filter(function(id){return typeof id==="string"}):[]}catch(error){return []}
    }
    function keep(list){
      try{localStorage.setItem(key,JSON.stringify(list))}catch(error){}
      tell();
    }
    function tell(){
      var list=kept(),count=document.getElementById("kept");
      if(count)count.textContent=list.length?"("+list.length+")":"";
      document.querySelectorAll("button.keep").forEach(function(button){
        var isKept=list.indexOf(button.dataset.id)>=0;
        button.setAttribute("aria-pressed",isKept);
        button.textContent=isKept?"★ kept":"☆ keep";
      });
    }
    // A button at each paper that puts it on the reading list or takes it away.
    function addButtons(){
      document.querySelectorAll("li[data-id]").forEach(function(item){
        if(item.querySelector("button.keep"))return;
        var button=document.createElement("button"),title=item.querySelector(".title");
        button.type="button";
        button.className="keep";
        button.dataset.id=item.dataset.id;
        button.setAttribute("aria-label","Keep on the reading list: "+title.textContent);
        button.addEventListener("click",function(){
          var list=kept(),place=list.indexOf(button.dataset.id);
          if(place>=0)list.splice(place,1);else list.push(button.dataset.id);
          keep(list);
        });
        item.querySelector(".small").after(button);
      });
      tell();
    }
    var form=document.getElementById("ask"),results=document.getElementById("results");
    if(form&&results&&window.fetch&&window.AbortController){
      var timer=null,last=null;
      var address=function(){
        var parts=[];
        new FormData(form).forEach(function(value,name){if(value)parts.push(encodeURIComponent(name)+"="+encodeURIComponent(value))});
        return form.getAttribute("action")+(parts.length?"?"+parts.join("&"):"");
      };
      var ask=function(){
        var target=address();
        if(last)last.abort();
        last=new AbortController();
        results.classList.add("busy");
        fetch(target,{signal:last.signal}).then(function(answer){return answer.text()}).then(function(text){
          var found=new DOMParser().parseFromString(text,"text/html").getElementById("results");
          if(!found)return;
          results.replaceChildren.apply(results,Array.prototype.slice.call(found.childNodes));
          results.classList.remove("busy");
          history.replaceState(null,"",target);
          addButtons();
        }).catch(function(error){if(error.name!=="AbortError")results.classList.remove("busy")});
      };
      form.addEventListener("input",function(){clearTimeout(timer);timer=setTimeout(ask,150)});
      form.addEventListener("submit",function(event){event.preventDefault();clearTimeout(timer);ask()});
    }
    // The server knows the reading list by the address alone.
    if(location.pathname==="/reading"){
      var list=kept();
      if(!location.search&&list.length)location.replace("/reading?"+list.slice(-200).map(function(id){return "papers="+encodeURIComponent(id)}).join("&"));
    }
    addButtons();
    })();
    """
}
