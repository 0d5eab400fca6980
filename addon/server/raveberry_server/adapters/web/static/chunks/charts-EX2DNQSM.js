/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import"./chunk-3ZZLINXU.js";function u(s){let[i,n]=[s[0],s.at(-1)];if(!i||!n)return{byDay:!1,slots:[]};let a=Date.parse(n.at)-Date.parse(i.at)>36*36e5,r=t=>{let e=new Date(t);return a&&e.setHours(0,0,0,0),e},o=r(n.at).getTime(),c=new Map;for(let t=r(i.at);t.getTime()<=o;t=y(t,a))c.set(t.getTime(),{at:t,requests:0,votes:0});for(let t of s){let e=r(t.at),l=c.get(e.getTime())??{at:e,requests:0,votes:0},[p,m]=[l.requests+t.requests,l.votes+(t.votes??0)];c.set(e.getTime(),{at:e,requests:p,votes:m})}return{byDay:a,slots:[...c.values()].slice(-62)}}function y(s,i){let n=new Date(s);return i?n.setDate(n.getDate()+1):n.setTime(n.getTime()+36e5),n}var f=6;function S(s,i,n){let{history:a,music:r}=i.host,o=r.names,{hits:c=[],sources:t=[]}=n;return s.html`${$(s,i,n)}
    ${g(s,a.hits,[a.guest,a.points],c.map(({guest:e,songs:l,score:p})=>({name:i.nameOf(e.name),value:p,detail:a.songs({count:l})})))}
    ${g(s,r.sources,[a.source,a.songsColumn],t.map(({source:e,plays:l})=>({name:o[e]??e,value:l})))}`}function $(s,{language:i,host:n},a){let{html:r}=s,{history:o}=n,{byDay:c,slots:t}=u(a.hours),e=Math.max(...t.map(({requests:m,votes:h})=>Math.max(m,h)));if(t.length<2||e<1)return s.nothing;let l=c?new Intl.DateTimeFormat(i,{day:"numeric",month:"numeric"}):new Intl.DateTimeFormat([],{hour:"2-digit",minute:"2-digit"}),p=Math.ceil(t.length/f);return r`<figure class="time">
      <figcaption>
        <b>${o.overTime}</b>
        <span class="legend"><i class="requests"></i>${o.requests}</span>
        <span class="legend"><i class="votes"></i>${o.votes}</span>
      </figcaption>
      <div class="plot" aria-hidden="true">
        <span class="most">${e}</span>
        ${t.map((m,h)=>v(s,m,e,h%p===0?l.format(m.at):""))}
      </div>
      <div class="sr">
        <table>
          <caption>${o.overTime}</caption>
          <thead>
            <tr>
              <th scope="col">${o.time}</th>
              <th scope="col">${o.requests}</th>
              <th scope="col">${o.votes}</th>
            </tr>
          </thead>
          <tbody>
            ${t.map(({at:m,requests:h,votes:d})=>r`<tr>
                <th scope="row">${l.format(m)}</th>
                <td>${h}</td>
                <td>${d}</td>
              </tr>`)}
          </tbody>
        </table>
      </div>
    </figure>`}function v({html:s,svg:i},{requests:n,votes:a},r,o){let c=(t,e,l)=>i`<rect class=${t} x=${e} y=${100-100*l/r} width="9" height=${100*l/r} />`;return s`<span class="slot">
    <svg viewBox="0 0 20 100" preserveAspectRatio="none">
      ${c("requests",.5,n)} ${c("votes",10.5,a)}
    </svg>
    <small>${o}</small>
  </span>`}function g(s,i,[n,a],r){let{html:o}=s;if(r.length===0)return s.nothing;let c=Math.max(1,...r.map(({value:t})=>t));return o`<table class="bars">
    <caption>${i}</caption>
    <thead class="sr">
      <tr>
        <th scope="col">${n}</th>
        <th scope="col">${a}</th>
      </tr>
    </thead>
    <tbody>
      ${r.map(({name:t,value:e,detail:l})=>o`<tr>
          <th scope="row"><bdi>${t}</bdi>${l?o` <small>${l}</small>`:s.nothing}</th>
          <td>
            <span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="requests" width=${100*e/c} height="10" />
              </svg>
              ${e}
            </span>
          </td>
        </tr>`)}
    </tbody>
  </table>`}export{S as renderCharts};
