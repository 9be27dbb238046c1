// SPDX-License-Identifier: Apache-2.0

/// What pages look like and do.
enum PageAssets {
  /// How the page looks, in light and in dark, on a screen and on paper.
  static let style = """
    :root{color-scheme:light dark;--ink:#1d2228;--soft:#5b6570;--paper:#fff;--line:#d9dee4;--l:38%;--fill:92%}
    @media (prefers-color-scheme:dark){:root{--ink:#e7eaee;--soft:#9aa5b1;--paper:#14181d;--line:#303840;--l:68%;--fill:18%}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:72rem;padding:1rem;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
    h1{margin:0;font-size:1.6rem}h2{margin:0 0 .25rem;font-size:1.15rem}header p{margin:.25rem 0 1rem;color:var(--soft)}
    #controls{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;margin-bottom:.75rem}#controls[hidden]{display:none}
    label{display:grid;font-size:.8rem;color:var(--soft);min-width:0}label:first-child{flex:1 1 14rem}
    input,select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.4rem;padding:.3rem .5rem;max-width:100%;width:100%}
    label:has(select){flex:0 1 16rem}
    figure{margin:0 0 1rem;border:1px solid var(--line);border-radius:.6rem;padding:.5rem}figcaption{font-size:.8rem;color:var(--soft)}
    svg{display:block;width:100%;height:auto}
    .outline{fill:hsl(var(--h) 60% var(--fill));stroke:hsl(var(--h) 60% var(--fill));stroke-width:30;stroke-linejoin:round;stroke-linecap:round;opacity:.7}
    .point{fill:hsl(var(--h) 62% var(--l));stroke:var(--paper);stroke-width:1;cursor:pointer}
    .name{fill:hsl(var(--h) 62% var(--l));font-size:17px;font-weight:600;text-anchor:middle;paint-order:stroke;stroke:var(--paper);stroke-width:4px;pointer-events:none}
    .number{display:none;fill:var(--ink);font-size:44px;font-weight:700;text-anchor:middle;paint-order:stroke;stroke:var(--paper);stroke-width:8px;pointer-events:none}
    .label{fill:var(--ink);font-size:16px;pointer-events:none}.edge{stroke:var(--line);stroke-width:1.5}
    .bar{display:flex;gap:2px;height:.5rem;max-width:28rem;margin:.2rem 0;list-style:none;padding:0}.bar span{background:hsl(calc(210 + 67*var(--i)) 55% var(--l));border-radius:.15rem;min-width:2px}.bar .rest{background:var(--line)}
    .reason::before{content:"";display:inline-block;width:.6em;height:.6em;margin-right:.25em;border-radius:.15rem;background:hsl(calc(210 + 67*var(--i)) 55% var(--l))}
    .off{opacity:.1}.near{stroke:var(--ink);stroke-width:2}.here{stroke:var(--ink);stroke-width:4}
    #card{border:1px solid var(--line);border-radius:.6rem;padding:.75rem 1rem;margin-bottom:1rem}#card p{margin:.25rem 0}#card ul{margin:.25rem 0;padding-left:1.2rem}
    .group{border-left:.35rem solid hsl(var(--h,0) 55% var(--l));padding:.1rem 0 .1rem .9rem;margin:0 0 1.4rem;content-visibility:auto;contain-intrinsic-size:auto 40rem}
    .group p{margin:.1rem 0}.small{font-size:.85rem;color:var(--soft)}
    ol{margin:.4rem 0;padding-left:1.6rem}li{margin:.2rem 0}
    a{color:inherit;text-decoration-color:var(--soft)}button{font:inherit;color:inherit;background:none;border:1px solid var(--line);border-radius:.4rem;cursor:pointer;padding:0 .4rem;margin-left:.4rem}
    :focus-visible{outline:2px solid hsl(210 80% 55%);outline-offset:2px}
    #evidence svg{max-width:40rem}#evidence polyline{fill:none;stroke:var(--ink);stroke-width:2}#evidence .modularity{stroke-dasharray:5 4}
    #evidence .chosen{stroke:var(--soft)}#evidence text{font-size:12px;fill:var(--soft);text-anchor:middle}
    .multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.75rem}.multiple{display:block;text-decoration:none;font-size:.85rem;line-height:1.25}.multiple span{display:block;height:2.5em;overflow:hidden}
    .multiple svg{border-bottom:1px solid var(--line)}.band{fill:hsl(var(--h) 60% var(--fill))}.share{fill:none;stroke:hsl(var(--h) 62% var(--l));stroke-width:2}.dot{fill:hsl(var(--h) 62% var(--l))}
    table{border-collapse:collapse}td,th{padding:.1rem .8rem .1rem 0;text-align:right;font-variant-numeric:tabular-nums}
    [hidden]{display:none}
    @media (max-width:40rem){.name{display:none}.number{display:block}.label{font-size:36px}.point{stroke-width:2}}
    @media print{#controls,#card,.show{display:none}body{max-width:none}.group{content-visibility:visible;break-inside:avoid-page}}
    """

  /// Search, filters and the card of a chosen paper.
  static let script = """
    (function(){
    "use strict";
    var id=function(name){return document.getElementById(name)};
    var items=Array.prototype.slice.call(document.querySelectorAll("li[data-group]"));
    var points={};
    document.querySelectorAll(".point").forEach(function(point){points[point.dataset.paper]=point});
    var texts=items.map(function(item){
      var by=item.querySelector(".by");
      return (item.textContent+" "+(by?by.title:"")+" "+item.dataset.terms).toLowerCase();
    });
    function number(item){return item.id.slice(6)}
    function filter(){
      var words=id("text").value.toLowerCase().split(/\\s+/).filter(Boolean);
      var group=id("group")?id("group").value:"",since=id("since").value,until=id("until").value,shown=0;
      items.forEach(function(item,index){
        var date=item.dataset.date;
        var ok=words.every(function(word){return texts[index].indexOf(word)>=0})&&(!group||item.dataset.group===group)&&(!since||(date&&date>=since.slice(0,date.length)))&&(!until||(date&&date<=until));
        item.hidden=!ok;
        if(ok)shown+=1;
        var point=points[number(item)];
        if(point)point.classList.toggle("off",!ok);
      });
      document.querySelectorAll("section.group").forEach(function(section){section.hidden=!section.querySelector("li:not([hidden])")});
      document.querySelectorAll(".outline,.name,.number").forEach(function(shape){shape.classList.toggle("off",!!group&&shape.dataset.group!==group)});
      id("count").textContent=shown===items.length?"":shown+" of "+items.length;
    }
    function element(name,text){var made=document.createElement(name);made.textContent=text;return made}
    function button(index){
      var made=element("button",items[index].querySelector(".title").textContent);
      made.type="button";
      made.addEventListener("click",function(){choose(index)});
      return made;
    }
    function choose(index){
      var item=items[index],card=id("card"),related=item.dataset.related?item.dataset.related.split(" "):[];
      Object.keys(points).forEach(function(key){points[key].classList.remove("here","near")});
      if(points[index])points[index].classList.add("here");
      card.textContent="";
      var title=element("h2","");
      title.appendChild(item.querySelector(".title").cloneNode(true));
      card.appendChild(title);
      var small=element("p","");
      small.appendChild(item.querySelector(".small").cloneNode(true));
      card.appendChild(small);
      if(item.dataset.terms)card.appendChild(element("p","About: "+item.dataset.terms));
      if(related.length){
        card.appendChild(element("p","Related:"));
        var list=element("ul","");
        related.forEach(function(other){
          if(points[other])points[other].classList.add("near");
          var row=element("li","");
          row.appendChild(button(other));
          list.appendChild(row);
        });
        card.appendChild(list);
      }
      card.hidden=false;
    }
    items.forEach(function(item,index){
      var show=element("button","show");
      show.type="button";
      show.className="show small";
      show.setAttribute("aria-label","Show on the map: "+item.querySelector(".title").textContent);
      show.addEventListener("click",function(){choose(index);id("map").scrollIntoView({block:"nearest"})});
      item.querySelector(".small").after(show);
    });
    id("map").addEventListener("click",function(event){
      var point=event.target.closest(".point");
      if(point)choose(point.dataset.paper);
    });
    ["text","group","since","until"].forEach(function(name){if(id(name))id(name).addEventListener("input",filter)});
    id("controls").addEventListener("submit",function(event){event.preventDefault()});
    id("controls").hidden=false;
    })();
    """
}
