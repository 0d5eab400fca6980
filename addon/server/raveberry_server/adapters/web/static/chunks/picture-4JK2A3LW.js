/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import"./chunk-3ZZLINXU.js";function y(s){return .4*Math.min(Math.max(s,0),.1)}var m=class{#t=0;#n=Number.POSITIVE_INFINITY;#e=0;step(e,t){this.#n+=t;let n=Math.floor(e)!==Math.floor(this.#e);return this.#e=e,n&&this.#n>=.4&&(this.#n=0),this.#t=this.#n<.1?Math.min(1,this.#t+t/.1):Math.max(0,this.#t-t/.35),this.#t}};var f=class{#t=new Float32Array(32);#n=new Uint8Array(32);#e=new Float32Array(32);#r=null;#o=0;#i=0;#s=0;#a=0;take(e,t){this.#r=e,this.#o=t;let n=O(e.bands);for(let r=0;r<32;r++)this.#e[r]=n.charCodeAt(r)||0}at(e,t){let n=this.#r,r=n===null||e-this.#o>1;for(let a=0;a<32;a++){let c=this.#t[a]??0,u=r?0:this.#e[a]??0,l=u>c?.03:.18;this.#t[a]=c+(u-c)*(1-Math.exp(-t/l)),this.#n[a]=Math.round(this.#t[a]??0)}let o=r?0:n.level;this.#i+=(o-this.#i)*(1-Math.exp(-t/.18));let i=r||n.bpm===null?0:n.bpm/60;if(n!==null&&i>0){let a=e-this.#o;this.#s=R(this.#s,n.beat+a*i,t,i);let c=i/4;this.#a=R(this.#a,n.bar+a*c,t,c)}return{bands:this.#n,level:this.#i,beat:this.#s,bar:this.#a,hasBeat:i>0}}};function R(s,e,t,n){let r=s+t*n,o=e-r;return Math.abs(o)>.5?e:Math.max(s,r+o*Math.min(1,t*6))}function O(s){try{return atob(s)}catch{return""}}function x(s,e){let t=s.flatMap(o=>G(o)??[]),n=t.length>1?t:[...t,d(e),d(e+45),d(e-50),d(e+160)],r=new Float32Array(12);for(let o=0;o<4;o++)r.set(n[o%n.length]??[1,1,1],3*o);return r}function G(s){let e=/^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(s);if(!e)return null;let[t=0,n=0,r=0]=e.slice(1).map(o=>Number.parseInt(o,16));return[[t/255,n/255,r/255]]}function d(s){let e=t=>{let n=((t+s/30)%12+12)%12;return .55-.37*Math.max(-1,Math.min(n-3,9-n,1))};return[e(0),e(8),e(4)]}var v=[{scale:1,isCheap:!1,isOff:!1},{scale:.7,isCheap:!1,isOff:!1},{scale:.5,isCheap:!1,isOff:!1},{scale:.35,isCheap:!1,isOff:!1},{scale:.35,isCheap:!0,isOff:!1},{scale:.2,isCheap:!0,isOff:!1},{scale:0,isCheap:!0,isOff:!0}],W=2,X=1,H=1.35,k=1/50,z=1/15,p=class{constructor(e){this.displayS=e}#t=0;#n=0;#e=0;#r=0;get current(){return v[this.#t]}note(e){if(this.#r<X){this.#r+=e;return}if(this.#n+=1,this.#e+=e,this.#e<W)return;let t=this.#e/this.#n;this.#n=this.#e=0;let r=this.#t===v.length-2?z:Math.max(H*this.displayS,k);t>r&&this.#t<v.length-1&&(this.#t+=1,this.#r=0)}};var S=`#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float;
#else
precision mediump float;
#endif
varying vec2 v_at;
uniform sampler2D u_scene;
uniform sampler2D u_last;
uniform float u_step;
const float BRIGHTEST = 0.5;
float luminance(vec3 light) {
return dot(light, vec3(0.2126, 0.7152, 0.0722));
}
void main() {
vec3 wanted = pow(texture2D(u_scene, v_at).rgb, vec3(2.2));
vec3 last = pow(texture2D(u_last, v_at).rgb, vec3(2.2));
wanted.gb += 0.5 * max(0.0, wanted.r / 3.0 - wanted.g - wanted.b);
wanted *= min(1.0, BRIGHTEST / max(luminance(wanted), 0.001));
float change = abs(luminance(wanted) - luminance(last));
float kept = max(0.0, 1.0 - u_step / max(change, 0.00001));
gl_FragColor = vec4(pow(mix(wanted, last, kept), vec3(1.0 / 2.2)), 1.0);
}`;var A=`attribute vec2 a_at;
varying vec2 v_at;
void main() {
v_at = 0.5 * a_at + 0.5;
gl_Position = vec4(a_at, 0.0, 1.0);
}`;var g=`#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float;
#else
precision mediump float;
#endif
varying vec2 v_at;
uniform float u_aspect;
uniform float u_time;
uniform float u_beat;
uniform float u_pulse;
uniform float u_level;
uniform float u_fade;
uniform vec3 u_colors[4];
uniform sampler2D u_spectrum;
uniform float u_row;
float band(float which, float age) {
float place = clamp(which, 0.0, 1.0) * 31.0;
float x = (floor(place) + smoothstep(0.0, 1.0, fract(place)) + 0.5) / 32.0;
return texture2D(u_spectrum, vec2(x, (u_row - clamp(age, 0.0, 1.0) * 62.0 + 0.5) / 64.0)).r;
}
vec3 color(float at) {
float place = fract(at) * 4.0;
float blend = smoothstep(0.0, 1.0, fract(place));
if (place < 1.0) return mix(u_colors[0], u_colors[1], blend);
if (place < 2.0) return mix(u_colors[1], u_colors[2], blend);
if (place < 3.0) return mix(u_colors[2], u_colors[3], blend);
return mix(u_colors[3], u_colors[0], blend);
}
mat2 turned(float angle) {
float s = sin(angle), c = cos(angle);
return mat2(c, -s, s, c);
}
void show(vec3 shown) {
gl_FragColor = vec4(clamp(shown, 0.0, 1.0), u_fade);
}`;var L=`void main() {
vec2 at = (v_at - 0.5) * vec2(u_aspect, 1.0) * 1.7;
at *= turned(0.05 * u_time);
float radius = length(at);
float sector = 1.0471976;
float angle = abs(mod(atan(at.y, at.x), sector) - 0.5 * sector);
vec2 folded = radius * vec2(cos(angle), sin(angle));
float paint = 0.0;
for (int mirror = 0; mirror < 4; mirror++) {
folded = abs(folded) - vec2(0.34 + 0.05 * sin(0.21 * u_time), 0.22);
folded *= turned(0.5 + 0.13 * sin(0.17 * u_time) + 0.02 * u_pulse);
paint += 0.5 * length(folded);
}
float loud = band(fract(0.8 * paint), 0.3 * radius);
vec3 glass = color(0.55 * paint + 0.03 * u_time);
float lead = smoothstep(0.0, 0.05, abs(folded.x)) * smoothstep(0.0, 0.05, abs(folded.y));
vec3 shown = glass * (0.14 + 0.75 * loud) * mix(0.45, 1.0, lead);
show(shown * smoothstep(1.9, 0.5, radius));
}`;var F=`void main() {
vec2 at = (v_at - 0.5) * vec2(u_aspect, 1.0);
float sum = 0.0;
vec3 mixed = vec3(0.0);
for (int drop = 0; drop < 7; drop++) {
float which = (float(drop) + 0.5) / 7.0;
float turn = u_time * (0.16 + 0.05 * float(drop)) + 2.4 * float(drop);
vec2 place = vec2(0.62 * sin(turn) + 0.15 * cos(2.3 * turn), 0.34 * cos(1.3 * turn + which));
float loud = band(which * which, 0.0);
float size = 0.10 + 0.13 * loud + 0.015 * u_pulse;
vec2 away = at - place;
float pull = size * size / (dot(away, away) + 0.002);
sum += pull;
mixed += pull * color(0.9 * which + 0.01 * u_time);
}
vec3 tint = mixed / max(sum, 0.001);
float inside = smoothstep(0.85, 1.15, sum);
float rim = inside * smoothstep(2.6, 1.1, sum);
vec3 shown = tint * (0.10 * smoothstep(0.1, 1.0, sum) + 0.42 * inside + 0.40 * rim);
show(shown + color(0.5) * 0.03);
}`;var M=`uniform vec4 u_quarters;
void main() {
float x = (v_at.x - 0.5) * u_aspect;
float y = v_at.y - 0.5;
vec3 shown = mix(u_colors[2], u_colors[3], v_at.y) * 0.08;
for (int ribbon = 0; ribbon < 4; ribbon++) {
float which = float(ribbon) / 4.0;
float loud = u_quarters[ribbon];
float wave = sin(x * (1.4 + which) + u_time * (0.35 + 0.2 * which) + 6.3 * which);
float away = abs(y - 0.30 * wave * (0.35 + loud) - 0.08 * (which - 0.4));
shown += u_colors[ribbon] * (0.006 + 0.022 * loud) / (away + 0.02);
}
show(shown);
}`;var D=`float random(vec2 cell) {
return fract(sin(dot(mod(cell, 89.0), vec2(12.9898, 78.233))) * 43758.5453);
}
void main() {
vec2 at = (v_at - 0.5) * vec2(u_aspect, 1.0) * turned(0.03 * u_time);
vec3 shown = mix(color(0.6), color(0.85), v_at.y) * 0.06;
shown += color(0.05 * u_time) * 0.10 * (0.4 + u_level) / (1.0 + 14.0 * dot(at, at));
for (int layer = 0; layer < 6; layer++) {
float way = fract(float(layer) / 6.0 + 0.035 * u_time + 0.02 * u_beat);
float zoom = mix(22.0, 1.2, way * way);
vec2 field = at * zoom + 17.0 * float(layer);
vec2 cell = floor(field);
float chance = random(cell);
vec2 place = 0.5 + 0.3 * vec2(cos(40.0 * chance), sin(40.0 * chance));
float away = length(fract(field) - place);
float loud = band(chance, 0.0);
float glow = smoothstep(0.10 + 0.22 * loud, 0.0, away);
shown += color(chance) * glow * glow * (0.25 + 1.3 * loud) * way * smoothstep(1.0, 0.85, way);
}
show(shown);
}`;var U=`void main() {
float x = (v_at.x - 0.5) * u_aspect;
float y = v_at.y;
float sun = length(vec2(x, y - 0.66)) - 0.2 - 0.04 * u_pulse;
vec3 shown = mix(color(0.55), color(0.8), y) * (0.05 + 0.12 * y);
shown += color(0.1) * smoothstep(0.012, -0.012, sun) * (0.35 + 0.5 * v_at.y);
shown += color(0.1) * 0.10 / (1.0 + 30.0 * max(sun, 0.0));
for (int row = 0; row < 18; row++) {
float depth = float(row) / 18.0;
float size = 1.0 / (0.62 + 2.6 * depth);
float ground = 0.64 - 0.46 * size;
float height = band(abs(x) / (1.15 * size), depth);
float top = ground + height * height * 0.34 * size;
if (y < top) {
float edge = smoothstep(0.010 * size, 0.0, top - y);
vec3 ridge = color(0.3 + 0.35 * depth + 0.1 * height);
shown = ridge * (0.05 + 0.10 * height * (1.0 - depth)) + ridge * edge * (1.0 - 0.6 * depth);
break;
}
}
show(shown);
}`;var N=`void main() {
vec2 at = (v_at - 0.5) * vec2(u_aspect, 1.0);
at += 0.08 * vec2(sin(u_time * 0.37), cos(u_time * 0.29));
at *= turned(u_time * 0.07);
float radius = length(at) + 0.0001;
float angle = abs(atan(at.y, at.x)) / 3.14159;
float depth = 0.28 / radius;
float loud = band(angle, depth * 0.16);
float travel = depth + 0.5 * u_beat + 0.12 * u_time;
float rings = smoothstep(0.35, 0.5, abs(fract(travel) - 0.5));
float lines = smoothstep(0.40, 0.5, abs(fract(angle * 8.0) - 0.5));
float near = smoothstep(0.03, 0.5, radius);
vec3 wall = color(0.12 * floor(travel) + 0.25 * angle);
vec3 shown = wall * (0.10 + 0.75 * loud * loud + 0.30 * rings * (0.3 + loud) + 0.18 * lines) * near;
shown += color(0.2 + 0.02 * u_time) * 0.025 * (1.0 + u_pulse) / (radius + 0.05);
show(shown);
}`;var h=Object.entries({terrain:U,tunnel:N,liquid:F,stars:D,kaleidoscope:L,ribbons:M}).map(([s,e])=>({name:s,fragment:`${g}
${e}`})),C=h.length-1;var T=64,I=1/30,q=1200,Y=512,b=class{constructor(e){this.gl=e;let t=e.createBuffer();e.bindBuffer(e.ARRAY_BUFFER,t),e.bufferData(e.ARRAY_BUFFER,new Float32Array([-1,-1,3,-1,-1,3]),e.STATIC_DRAW),e.enableVertexAttribArray(0),e.vertexAttribPointer(0,2,e.FLOAT,!1,0,0),e.pixelStorei(e.UNPACK_ALIGNMENT,1),this.#n=this.#l(e.REPEAT);let{LUMINANCE:n,UNSIGNED_BYTE:r,TEXTURE_2D:o}=e,i=new Uint8Array(32*T);if(e.texImage2D(o,0,n,32,T,0,n,r,i),this.#e=this.#l(e.CLAMP_TO_EDGE),this.#h(1,1),this.#r=this.#l(e.CLAMP_TO_EDGE),this.#h(1,1),this.#o=e.createFramebuffer(),e.bindFramebuffer(e.FRAMEBUFFER,this.#o),e.framebufferTexture2D(e.FRAMEBUFFER,e.COLOR_ATTACHMENT0,e.TEXTURE_2D,this.#e,0),e.checkFramebufferStatus(e.FRAMEBUFFER)!==e.FRAMEBUFFER_COMPLETE)throw new Error("no framebuffer");this.#f("limit",S)}#t=new Map;#n;#e;#r;#o;#i=0;#s=0;#a=0;#c=0;draw(e){let{gl:t}=this,{width:n,height:r}=t.canvas;(n!==this.#i||r!==this.#s)&&(this.#i=n,this.#s=r,t.bindTexture(t.TEXTURE_2D,this.#e),this.#h(n,r)),t.viewport(0,0,n,r),this.#u(e),t.bindFramebuffer(t.FRAMEBUFFER,this.#o);let{from:o,to:i,fade:a}=e.shown;a<1&&this.#m(o,1,e),t.enable(t.BLEND),t.blendFunc(t.SRC_ALPHA,t.ONE_MINUS_SRC_ALPHA),this.#m(i,a,e),t.disable(t.BLEND),t.bindFramebuffer(t.FRAMEBUFFER,null),this.#d(e.step)}#u({moment:e,dtS:t}){let{gl:n}=this;this.#c+=t,this.#c>=I&&(this.#c%=I,this.#a=(this.#a+1)%T),n.activeTexture(n.TEXTURE0),n.bindTexture(n.TEXTURE_2D,this.#n);let{LUMINANCE:r,UNSIGNED_BYTE:o,TEXTURE_2D:i}=n;n.texSubImage2D(i,0,0,this.#a,32,1,r,o,e.bands)}#m(e,t,n){let r=h[e];if(r===void 0)return;let{gl:o}=this,{moment:i,pulse:a,timeS:c,colors:u}=n,{at:l}=this.#f(r.name,r.fragment);o.uniform1i(l("u_spectrum"),0),o.uniform1f(l("u_aspect"),this.#i/Math.max(1,this.#s)),o.uniform1f(l("u_time"),c%q),o.uniform1f(l("u_beat"),i.beat%Y),o.uniform1f(l("u_pulse"),a),o.uniform1f(l("u_level"),i.level),o.uniform1f(l("u_row"),this.#a),o.uniform1f(l("u_fade"),t),o.uniform3fv(l("u_colors"),u),o.uniform4fv(l("u_quarters"),Q(i.bands)),o.drawArrays(o.TRIANGLES,0,3)}#d(e){let{gl:t}=this,{at:n}=this.#f("limit",S);t.activeTexture(t.TEXTURE1),t.bindTexture(t.TEXTURE_2D,this.#r),t.activeTexture(t.TEXTURE0),t.bindTexture(t.TEXTURE_2D,this.#e),t.uniform1i(n("u_scene"),0),t.uniform1i(n("u_last"),1),t.uniform1f(n("u_step"),e),t.drawArrays(t.TRIANGLES,0,3),t.activeTexture(t.TEXTURE1),t.copyTexImage2D(t.TEXTURE_2D,0,t.RGB,0,0,this.#i,this.#s,0),t.activeTexture(t.TEXTURE0)}#l(e){let{gl:t}=this,n=t.createTexture();return t.bindTexture(t.TEXTURE_2D,n),t.texParameteri(t.TEXTURE_2D,t.TEXTURE_MIN_FILTER,t.LINEAR),t.texParameteri(t.TEXTURE_2D,t.TEXTURE_MAG_FILTER,t.LINEAR),t.texParameteri(t.TEXTURE_2D,t.TEXTURE_WRAP_S,t.CLAMP_TO_EDGE),t.texParameteri(t.TEXTURE_2D,t.TEXTURE_WRAP_T,e),n}#h(e,t){let{gl:n}=this,{TEXTURE_2D:r,RGB:o,UNSIGNED_BYTE:i}=n;n.texImage2D(r,0,o,e,t,0,o,i,null)}#f(e,t){let n=this.#t.get(e);return n===void 0&&(n=j(this.gl,t),this.#t.set(e,n)),this.gl.useProgram(n.program),n}};function Q(s){let e=32/4;return[0,1,2,3].map(t=>s.subarray(t*e,(t+1)*e).reduce((r,o)=>r+o,0)/(255*e))}function j(s,e){let t=s.createProgram();for(let[o,i]of[[s.VERTEX_SHADER,A],[s.FRAGMENT_SHADER,e]]){let a=s.createShader(o);if(a===null)throw new Error("no shader");s.shaderSource(a,i),s.compileShader(a),s.attachShader(t,a)}if(s.bindAttribLocation(t,0,"a_at"),s.linkProgram(t),!s.getProgramParameter(t,s.LINK_STATUS))throw new Error(s.getProgramInfoLog(t)??"no program");let n=new Map;return{program:t,at:o=>(n.has(o)||n.set(o,s.getUniformLocation(t,o)),n.get(o)??null)}}var E=class{constructor(e){this.count=e}#t=0;#n=0;#e=null;#r=0;#o=0;step(e,t,n){this.#e===null&&(this.#e=n-2.5,this.#r=this.#o=Math.floor(e));let r=Math.floor(e)!==this.#o;this.#o=Math.floor(e),this.#o<this.#r&&(this.#r=this.#o);let o=n-this.#e;return(t?r&&this.#o-this.#r>=8&&o>=12:o>=30)&&(this.#t=this.#n,this.#n=(this.#n+1)%this.count,this.#e=n,this.#r=this.#o),{from:this.#t,to:this.#n,fade:Math.min(1,(n-this.#e)/2.5)}}};var K=1920,V=1/70,P=20,w=class extends HTMLElement{constructor(){super(...arguments);this.hue=320;this.only=null;this.#t=document.createElement("canvas");this.#n=new f;this.#e=new E(h.length);this.#r=new m;this.#o=[];this.#i=[];this.#s=null;this.#a=null;this.#c=0;this.#u=null;this.#m=!1}#t;#n;#e;#r;#o;#i;#s;#a;#c;#u;#m;connectedCallback(){if(this.shadowRoot===null){let t=document.createElement("style");t.textContent=":host{position:fixed;inset:0;overflow:hidden}canvas{width:100%;height:100%}",this.attachShadow({mode:"open"}).append(t,this.#t),this.#t.addEventListener("webglcontextlost",n=>{n.preventDefault(),this.#l()}),this.#t.addEventListener("webglcontextrestored",()=>this.#d())}this.#d()}disconnectedCallback(){this.#l()}take(t){this.#n.take(t,performance.now()/1e3),this.#i=t.palette}#d(){let t=this.#t.getContext("webgl",{alpha:!1,antialias:!1,depth:!1});if(!(t===null||t.isContextLost())){try{this.#s=new b(t)}catch{return}this.#u=null,this.#c=requestAnimationFrame(n=>this.#h(n/1e3))}}#l(){cancelAnimationFrame(this.#c),this.#s=null,this.#p(!1)}#h(t){let n=this.#u===null?0:t-this.#u;(this.#u===null||n>=V)&&(this.#u=t,!this.#f(t,n))||(this.#c=requestAnimationFrame(r=>this.#h(r/1e3)))}#f(t,n){if(this.#a===null)return this.#_(n),!0;this.#a.note(n);let{scale:r,isCheap:o,isOff:i}=this.#a.current;if(i||this.#s===null)return this.#l(),!1;this.#E(r);let a=this.#n.at(t,n),c=this.#r.step(a.beat,n),u=y(n),l=this.#b(o,this.#e.step(a.bar,a.hasBeat,t)),B=x(this.#i,this.hue);try{this.#s.draw({shown:l,moment:a,pulse:c,timeS:t,dtS:n,step:u,colors:B})}catch{return this.#l(),!1}return this.#p(!0),!0}#_(t){if(this.#o.push(t),this.#o.length<P)return;let n=[...this.#o].sort((r,o)=>r-o)[P/2];this.#a=new p(n??0)}#b(t,n){let r=this.only??(t?C:null);return r===null?n:{from:r,to:r,fade:1}}#E(t){let{clientWidth:n,clientHeight:r}=this,o=t*Math.min(K,n)/Math.max(1,n),i=Math.max(1,Math.round(o*n)),a=Math.max(1,Math.round(o*r));this.#t.width!==i&&(this.#t.width=i),this.#t.height!==a&&(this.#t.height=a)}#p(t){t!==this.#m&&(this.#m=t,this.#t.hidden=!t,this.dispatchEvent(new CustomEvent("rb-live",{detail:t})))}};customElements.define("rb-picture",w);export{w as Picture};
