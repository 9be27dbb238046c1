// SPDX-License-Identifier: Apache-2.0

extension PageAssets {
  /// Draws a ``CanvasMap``, and lets its reader search, filter, move, zoom and open papers.
  static let canvasScript = """
    (function(){
    "use strict";
    \(helpers)
    var data=JSON.parse(id("papers").textContent),figure=id("map"),canvas=id("plane"),tip=id("tip"),card=id("card"),found=id("found");
    var pen=canvas.getContext("2d"),dark=matchMedia("(prefers-color-scheme:dark)");
    var papers=[],size=Math.max(data.width,data.height,1);
    data.groups.forEach(function(group,place){
      group.first=papers.length;
      group.papers.split("\\n").forEach(function(line){
        var fields=line.split("\\t");
        if(fields.length<5)return;
        papers.push({title:fields[0],id:fields[1],date:fields[2],link:/^\\d$/.test(fields[3])?data.beginnings[+fields[3]]+fields[1]:fields[3],group:place,placed:fields[4]!=="",x:parseInt(fields[4].slice(0,3)||"0",36)/size,y:parseInt(fields[4].slice(3)||"0",36)/size,on:true});
      });
      group.last=papers.length;
      group.count=group.last-group.first;
      // Its name stands where most of its papers are.
      var cells={},most=0;
      for(var index=group.first;index<group.last;index++){
        var paper=papers[index];
        if(!paper.placed)continue;
        for(var column=-1;column<2;column++)for(var line=-1;line<2;line++){
          var cell=(Math.floor(paper.x*24)+column)+" "+(Math.floor(paper.y*24)+line);
          cells[cell]=(cells[cell]||0)+(column||line?1:2);
          if(cells[cell]>most){most=cells[cell];group.x=(Math.floor(paper.x*24)+column+0.5)/24;group.y=(Math.floor(paper.y*24)+line+0.5)/24}
        }
      }
    });
    var texts=papers.map(function(paper){return plain(paper.title+" "+paper.id+" "+paper.link)});
    // Squares of the plane with the papers in them, to find those near a place.
    var side=128,squares={};
    papers.forEach(function(paper,index){
      if(!paper.placed)return;
      var name=Math.floor(paper.x*side)+" "+Math.floor(paper.y*side);
      (squares[name]=squares[name]||[]).push(index);
    });
    function around(x,y,reach,visit){
      for(var column=Math.floor((x-reach)*side);column<=Math.floor((x+reach)*side);column++)
        for(var line=Math.floor((y-reach)*side);line<=Math.floor((y+reach)*side);line++)
          (squares[column+" "+line]||[]).forEach(visit);
    }
    function nearest(x,y,reach,allowed){
      var best=-1,least=reach*reach;
      around(x,y,reach,function(index){
        var paper=papers[index],far=(paper.x-x)*(paper.x-x)+(paper.y-y)*(paper.y-y);
        if(far<least&&paper.on&&(!allowed||allowed(index))){least=far;best=index}
      });
      return best;
    }
    // What is seen: the plane's point in the middle, and pixels of its side.
    var view={x:data.width/size/2,y:data.height/size/2,scale:1},wide=0,high=0,chosen=-1,waiting=false;
    function whole(){return Math.min(wide/(data.width/size||1),high/(data.height/size||1))*0.94}
    function left(x){return wide/2+(x-view.x)*view.scale}
    function top(y){return high/2+(y-view.y)*view.scale}
    function draw(){
      waiting=false;
      var dense=window.devicePixelRatio||1,style=getComputedStyle(document.body),ink=style.color,paper=style.backgroundColor;
      pen.setTransform(dense,0,0,dense,0,0);
      pen.clearRect(0,0,wide,high);
      var zoomed=view.scale/whole(),radius=Math.max(1.2,Math.min(7,1.3*Math.sqrt(zoomed)*Math.max(1,Math.sqrt(20000/papers.length)))),seen=[];
      data.groups.forEach(function(group){
        pen.fillStyle=dark.matches?group.dark:group.light;
        [false,true].forEach(function(on){
          pen.globalAlpha=on?0.75:0.07;
          for(var index=group.first;index<group.last;index++){
            var point=papers[index];
            if(!point.placed||point.on!==on)continue;
            var x=left(point.x),y=top(point.y);
            if(x<-9||y<-9||x>wide+9||y>high+9)continue;
            if(on&&seen.length<400)seen.push(index);
            if(radius<2.5)pen.fillRect(x-radius,y-radius,2*radius,2*radius);
            else{pen.beginPath();pen.arc(x,y,radius,0,7);pen.fill()}
          }
        });
      });
      pen.globalAlpha=1;
      if(chosen>=0){
        pen.beginPath();pen.arc(left(papers[chosen].x),top(papers[chosen].y),radius+4,0,7);
        pen.lineWidth=2.5;pen.strokeStyle=ink;pen.stroke();
      }
      // Names of groups, the largest first, then titles where few papers are seen.
      var boxes=[];
      function write(text,x,y,font,color,height){
        pen.font=font;
        var half=pen.measureText(text).width/2+4;
        x=Math.max(half+2,Math.min(wide-half-2,x));
        if(y-height<2||y+4>high)return false;
        if(boxes.some(function(box){return x-half<box[1]&&x+half>box[0]&&y-height<box[3]&&y+4>box[2]}))return false;
        boxes.push([x-half,x+half,y-height,y+4]);
        pen.textAlign="center";pen.lineJoin="round";pen.lineWidth=4;pen.strokeStyle=paper;pen.strokeText(text,x,y);
        pen.fillStyle=color;pen.fillText(text,x,y);
        return true;
      }
      data.groups.map(function(group){return group}).sort(function(a,b){return b.count-a.count}).forEach(function(group){
        var x=left(group.x),y=top(group.y);
        if(!(x>=0&&y>=0&&x<=wide&&y<=high))return;
        [0,-20,20,-40,40].some(function(away){
          return write(name(group),x,y+away,"600 14px system-ui,sans-serif",dark.matches?group.dark:group.light,16);
        });
      });
      if(seen.length<150)seen.forEach(function(index){
        var title=papers[index].title;
        if(title.length>46)title=title.slice(0,45)+"…";
        write(title,left(papers[index].x),top(papers[index].y)-radius-5,"12px system-ui,sans-serif",ink,13);
      });
    }
    function redraw(){if(!waiting){waiting=true;requestAnimationFrame(draw)}}
    function fit(){
      var before=wide?whole():0;
      wide=canvas.clientWidth;high=canvas.clientHeight;
      canvas.width=wide*(window.devicePixelRatio||1);canvas.height=high*(window.devicePixelRatio||1);
      view.scale=before?view.scale/before*whole():whole();
      draw();
    }
    function show(x,y,scale){
      view.scale=Math.max(whole(),Math.min(200*whole(),scale));
      var halves=[wide/2/view.scale,high/2/view.scale];
      function inside(value,half,length){return length<2*half?length/2:Math.max(half*0.9,Math.min(length-half*0.9,value))}
      view.x=inside(x,halves[0],data.width/size);view.y=inside(y,halves[1],data.height/size);
      tip.hidden=true;
      redraw();
    }
    function zoom(factor,pixelX,pixelY){
      var x=view.x+(pixelX-wide/2)/view.scale,y=view.y+(pixelY-high/2)/view.scale,scale=Math.max(whole(),Math.min(200*whole(),view.scale*factor));
      show(x-(pixelX-wide/2)/scale,y-(pixelY-high/2)/scale,scale);
    }
    function name(group){return group.number?group.number+". "+group.name:group.name}
    function close(){card.hidden=true;chosen=-1;redraw();canvas.focus({preventScroll:true})}
    function choose(index,moves){
      var paper=papers[index],group=data.groups[paper.group];
      chosen=index;
      card.textContent="";
      var shut=add(card,button("×",close));
      shut.id="close";
      shut.setAttribute("aria-label","Close");
      var heading=add(card,element("h2"));
      if(paper.link){
        var link=add(heading,element("a",paper.title));
        link.href=paper.link;link.rel="noreferrer";
      }else heading.textContent=paper.title;
      add(card,element("p",[paper.id,paper.date,name(group)].filter(Boolean).join(" · "))).className="small";
      var near=[];
      if(paper.placed)for(var reach=1/side;near.length<5&&reach<1.5;reach*=2){
        near=[];
        around(paper.x,paper.y,reach,function(other){
          var far=Math.hypot(papers[other].x-paper.x,papers[other].y-paper.y);
          if(other!==index&&far<=reach)near.push([far,other]);
        });
      }
      near.sort(function(a,b){return a[0]-b[0]||a[1]-b[1]});
      if(near.length){
        add(card,element("p","Near on the map:"));
        var list=add(card,element("ul"));
        near.slice(0,5).forEach(function(other){
          add(add(list,element("li")),button(papers[other[1]].title,function(){choose(other[1],true)}));
        });
      }
      card.className="over";
      figure.appendChild(card);
      card.hidden=false;
      card.style.left="8px";card.style.top="8px";
      if(moves&&paper.placed)show(paper.x,paper.y,Math.max(view.scale,8*whole()));
      redraw();
      shut.focus({preventScroll:true});
    }
    function place(event){var box=canvas.getBoundingClientRect();return [event.clientX-box.left,event.clientY-box.top]}
    function under(event){
      var at=place(event);
      return nearest(view.x+(at[0]-wide/2)/view.scale,view.y+(at[1]-high/2)/view.scale,14/view.scale);
    }
    var pointers={},moved=false;
    canvas.addEventListener("pointerdown",function(event){pointers[event.pointerId]=place(event);moved=false;canvas.setPointerCapture(event.pointerId)});
    canvas.addEventListener("pointermove",function(event){
      var at=place(event),names=Object.keys(pointers),from=pointers[event.pointerId];
      if(!from){
        var index=under(event);
        tip.hidden=index<0;
        canvas.style.cursor=index<0?"grab":"pointer";
        if(index>=0){
          tip.textContent=papers[index].title;
          tip.style.left=Math.min(at[0]+12,Math.max(0,wide-240))+"px";tip.style.top=at[1]+16+"px";
        }
        return;
      }
      if(names.length===2){
        var other=pointers[names[0]===String(event.pointerId)?names[1]:names[0]];
        var before=Math.hypot(from[0]-other[0],from[1]-other[1]),after=Math.hypot(at[0]-other[0],at[1]-other[1]);
        if(before>0)zoom(after/before,(at[0]+other[0])/2,(at[1]+other[1])/2);
        moved=true;
      }else if(moved||Math.hypot(at[0]-from[0],at[1]-from[1])>4){
        moved=true;
        show(view.x-(at[0]-from[0])/view.scale,view.y-(at[1]-from[1])/view.scale,view.scale);
      }else return;
      pointers[event.pointerId]=at;
    });
    ["pointerup","pointercancel"].forEach(function(name){canvas.addEventListener(name,function(event){delete pointers[event.pointerId]})});
    canvas.addEventListener("pointerleave",function(){tip.hidden=true});
    canvas.addEventListener("click",function(event){
      if(moved)return;
      var index=under(event);
      if(index>=0)choose(index,false);else if(!card.hidden)close();
    });
    canvas.addEventListener("wheel",function(event){
      if(!event.ctrlKey&&document.activeElement!==canvas)return;
      event.preventDefault();
      var at=place(event);
      zoom(event.deltaY<0?1.25:0.8,at[0],at[1]);
    },{passive:false});
    canvas.addEventListener("keydown",function(event){
      var ways={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]},way=ways[event.key];
      if(way)show(view.x+way[0]*wide/8/view.scale,view.y+way[1]*high/8/view.scale,view.scale);
      else if(event.key==="+"||event.key==="=")zoom(1.6,wide/2,high/2);
      else if(event.key==="-")zoom(1/1.6,wide/2,high/2);
      else if(event.key==="0")show(view.x,view.y,0);
      else if(event.key==="Enter"){var index=nearest(view.x,view.y,wide/view.scale);if(index>=0)choose(index,false)}
      else return;
      event.preventDefault();
    });
    document.addEventListener("keydown",function(event){if(event.key==="Escape"&&!card.hidden)close()});
    [["+","Zoom in",function(){zoom(1.6,wide/2,high/2)}],["−","Zoom out",function(){zoom(1/1.6,wide/2,high/2)}],["⤢","Whole map",function(){show(view.x,view.y,0)}]].forEach(function(entry){
      add(id("zoom"),button(entry[0],entry[2])).setAttribute("aria-label",entry[1]);
    });
    id("zoom").hidden=false;
    // Search and filters: what they leave is bright on the map, and its first papers are listed.
    var most=100;
    function value(name){return id(name)?id(name).value:""}
    function filter(){
      var words=asked(value("text")),group=value("group"),since=value("since"),until=value("until"),shown=0,list=element("ol");
      papers.forEach(function(paper,index){
        var date=paper.date;
        paper.on=words.every(function(word){return texts[index].indexOf(word)>=0})&&(!group||String(data.groups[paper.group].number-1)===group)&&(!since||(date&&date>=since.slice(0,date.length)))&&(!until||(date&&date<=until));
        if(!paper.on)return;
        shown+=1;
        if(shown>most)return;
        var row=add(list,element("li"));
        add(row,button(paper.title,function(){choose(index,true);figure.scrollIntoView({block:"nearest"})}));
        add(row,element("span"," "+[paper.id,paper.date].filter(Boolean).join(" · "))).className="small";
      });
      var all=shown===papers.length;
      id("count").textContent=all?"":shown+" of "+papers.length;
      found.textContent="";
      found.hidden=all;
      if(!all){
        add(found,element("h2",shown>most?"The first "+most+" of "+shown:"Found"));
        add(found,list);
      }
      redraw();
    }
    ["text","group","since","until"].forEach(function(name){if(id(name))id(name).addEventListener("input",filter)});
    id("text").placeholder="words of titles, identifier or address";
    id("controls").addEventListener("submit",function(event){event.preventDefault()});
    id("controls").hidden=false;
    dark.addEventListener("change",redraw);
    window.addEventListener("resize",fit);
    fit();
    })();
    """
}
