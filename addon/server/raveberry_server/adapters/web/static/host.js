/* raveberry sources sha256:b307c0641c97e2dbe1069671ba1daed0fcc561a34ca1a46a19322e9048f60f21 */
var Gr=Object.defineProperty;var Kr=Object.getOwnPropertyDescriptor;var ti=i=>{throw TypeError(i)};var h=(i,t,e,r)=>{for(var s=r>1?void 0:r?Kr(t,e):t,n=i.length-1,o;n>=0;n--)(o=i[n])&&(s=(r?o(t,e,s):o(s))||s);return r&&s&&Gr(t,e,s),s};var Et=(i,t,e)=>t.has(i)||ti("Cannot "+e);var x=(i,t,e)=>(Et(i,t,"read from private field"),e?e.call(i):t.get(i)),y=(i,t,e)=>t.has(i)?ti("Cannot add the same private member more than once"):t instanceof WeakSet?t.add(i):t.set(i,e),N=(i,t,e,r)=>(Et(i,t,"write to private field"),r?r.call(i,e):t.set(i,e),e),p=(i,t,e)=>(Et(i,t,"access private method"),e);var Ze=globalThis,Xe=Ze.ShadowRoot&&(Ze.ShadyCSS===void 0||Ze.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ri=Symbol(),ii=new WeakMap,Qe=class{constructor(t,e,r){if(this._$cssResult$=!0,r!==ri)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(Xe&&t===void 0){let r=e!==void 0&&e.length===1;r&&(t=ii.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),r&&ii.set(e,t))}return t}toString(){return this.cssText}},f=i=>new Qe(typeof i=="string"?i:i+"",void 0,ri);var si=(i,t)=>{if(Xe)i.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let r=document.createElement("style"),s=Ze.litNonce;s!==void 0&&r.setAttribute("nonce",s),r.textContent=e.cssText,i.appendChild(r)}},Tt=Xe?i=>i:i=>i instanceof CSSStyleSheet?(t=>{let e="";for(let r of t.cssRules)e+=r.cssText;return f(e)})(i):i;var{is:Jr,defineProperty:Yr,getOwnPropertyDescriptor:Zr,getOwnPropertyNames:Qr,getOwnPropertySymbols:Xr,getPrototypeOf:es}=Object,et=globalThis,ni=et.trustedTypes,ts=ni?ni.emptyScript:"",is=et.reactiveElementPolyfillSupport,Oe=(i,t)=>i,qe={toAttribute(i,t){switch(t){case Boolean:i=i?ts:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,t){let e=i;switch(t){case Boolean:e=i!==null;break;case Number:e=i===null?null:Number(i);break;case Object:case Array:try{e=JSON.parse(i)}catch{e=null}}return e}},tt=(i,t)=>!Jr(i,t),oi={attribute:!0,type:String,converter:qe,reflect:!1,useDefault:!1,hasChanged:tt};Symbol.metadata??=Symbol("metadata"),et.litPropertyMetadata??=new WeakMap;var F=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=oi){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let r=Symbol(),s=this.getPropertyDescriptor(t,r,e);s!==void 0&&Yr(this.prototype,t,s)}}static getPropertyDescriptor(t,e,r){let{get:s,set:n}=Zr(this.prototype,t)??{get(){return this[e]},set(o){this[e]=o}};return{get:s,set(o){let d=s?.call(this);n?.call(this,o),this.requestUpdate(t,d,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??oi}static _$Ei(){if(this.hasOwnProperty(Oe("elementProperties")))return;let t=es(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(Oe("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Oe("properties"))){let e=this.properties,r=[...Qr(e),...Xr(e)];for(let s of r)this.createProperty(s,e[s])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[r,s]of e)this.elementProperties.set(r,s)}this._$Eh=new Map;for(let[e,r]of this.elementProperties){let s=this._$Eu(e,r);s!==void 0&&this._$Eh.set(s,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let r=new Set(t.flat(1/0).reverse());for(let s of r)e.unshift(Tt(s))}else t!==void 0&&e.push(Tt(t));return e}static _$Eu(t,e){let r=e.attribute;return r===!1?void 0:typeof r=="string"?r:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let r of e.keys())this.hasOwnProperty(r)&&(t.set(r,this[r]),delete this[r]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return si(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,r){this._$AK(t,r)}_$ET(t,e){let r=this.constructor.elementProperties.get(t),s=this.constructor._$Eu(t,r);if(s!==void 0&&r.reflect===!0){let n=(r.converter?.toAttribute!==void 0?r.converter:qe).toAttribute(e,r.type);this._$Em=t,n==null?this.removeAttribute(s):this.setAttribute(s,n),this._$Em=null}}_$AK(t,e){let r=this.constructor,s=r._$Eh.get(t);if(s!==void 0&&this._$Em!==s){let n=r.getPropertyOptions(s),o=typeof n.converter=="function"?{fromAttribute:n.converter}:n.converter?.fromAttribute!==void 0?n.converter:qe;this._$Em=s;let d=o.fromAttribute(e,n.type);this[s]=d??this._$Ej?.get(s)??d,this._$Em=null}}requestUpdate(t,e,r,s=!1,n){if(t!==void 0){let o=this.constructor;if(s===!1&&(n=this[t]),r??=o.getPropertyOptions(t),!((r.hasChanged??tt)(n,e)||r.useDefault&&r.reflect&&n===this._$Ej?.get(t)&&!this.hasAttribute(o._$Eu(t,r))))return;this.C(t,e,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:r,reflect:s,wrapped:n},o){r&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,o??e??this[t]),n!==!0||o!==void 0)||(this._$AL.has(t)||(this.hasUpdated||r||(e=void 0),this._$AL.set(t,e)),s===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,n]of this._$Ep)this[s]=n;this._$Ep=void 0}let r=this.constructor.elementProperties;if(r.size>0)for(let[s,n]of r){let{wrapped:o}=n,d=this[s];o!==!0||this._$AL.has(s)||d===void 0||this.C(s,void 0,n,d)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(e)):this._$EM()}catch(r){throw t=!1,this._$EM(),r}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};F.elementStyles=[],F.shadowRootOptions={mode:"open"},F[Oe("elementProperties")]=new Map,F[Oe("finalized")]=new Map,is?.({ReactiveElement:F}),(et.reactiveElementVersions??=[]).push("2.1.2");var At=globalThis,ai=i=>i,it=At.trustedTypes,li=it?it.createPolicy("lit-html",{createHTML:i=>i}):void 0,Mt="$lit$",B=`lit$${Math.random().toFixed(9).slice(2)}$`,Ct="?"+B,rs=`<${Ct}>`,le=document,Ne=()=>le.createComment(""),He=i=>i===null||typeof i!="object"&&typeof i!="function",Pt=Array.isArray,mi=i=>Pt(i)||typeof i?.[Symbol.iterator]=="function",Rt=`[ 	
\f\r]`,Le=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,di=/-->/g,pi=/>/g,oe=RegExp(`>|${Rt}(?:([^\\s"'>=/]+)(${Rt}*=${Rt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ci=/'/g,ui=/"/g,gi=/^(?:script|style|textarea|title)$/i,Ot=i=>(t,...e)=>({_$litType$:i,strings:t,values:e}),l=Ot(1),k=Ot(2),Is=Ot(3),q=Symbol.for("lit-noChange"),c=Symbol.for("lit-nothing"),hi=new WeakMap,ae=le.createTreeWalker(le,129);function fi(i,t){if(!Pt(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return li!==void 0?li.createHTML(t):t}var yi=(i,t)=>{let e=i.length-1,r=[],s,n=t===2?"<svg>":t===3?"<math>":"",o=Le;for(let d=0;d<e;d++){let a=i[d],g,$,u=-1,w=0;for(;w<a.length&&(o.lastIndex=w,$=o.exec(a),$!==null);)w=o.lastIndex,o===Le?$[1]==="!--"?o=di:$[1]!==void 0?o=pi:$[2]!==void 0?(gi.test($[2])&&(s=RegExp("</"+$[2],"g")),o=oe):$[3]!==void 0&&(o=oe):o===oe?$[0]===">"?(o=s??Le,u=-1):$[1]===void 0?u=-2:(u=o.lastIndex-$[2].length,g=$[1],o=$[3]===void 0?oe:$[3]==='"'?ui:ci):o===ui||o===ci?o=oe:o===di||o===pi?o=Le:(o=oe,s=void 0);let b=o===oe&&i[d+1].startsWith("/>")?" ":"";n+=o===Le?a+rs:u>=0?(r.push(g),a.slice(0,u)+Mt+a.slice(u)+B+b):a+B+(u===-2?d:b)}return[fi(i,n+(i[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),r]},je=class i{constructor({strings:t,_$litType$:e},r){let s;this.parts=[];let n=0,o=0,d=t.length-1,a=this.parts,[g,$]=yi(t,e);if(this.el=i.createElement(g,r),ae.currentNode=this.el.content,e===2||e===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(s=ae.nextNode())!==null&&a.length<d;){if(s.nodeType===1){if(s.hasAttributes())for(let u of s.getAttributeNames())if(u.endsWith(Mt)){let w=$[o++],b=s.getAttribute(u).split(B),M=/([.?@])?(.*)/.exec(w);a.push({type:1,index:n,name:M[2],strings:b,ctor:M[1]==="."?st:M[1]==="?"?nt:M[1]==="@"?ot:pe}),s.removeAttribute(u)}else u.startsWith(B)&&(a.push({type:6,index:n}),s.removeAttribute(u));if(gi.test(s.tagName)){let u=s.textContent.split(B),w=u.length-1;if(w>0){s.textContent=it?it.emptyScript:"";for(let b=0;b<w;b++)s.append(u[b],Ne()),ae.nextNode(),a.push({type:2,index:++n});s.append(u[w],Ne())}}}else if(s.nodeType===8)if(s.data===Ct)a.push({type:2,index:n});else{let u=-1;for(;(u=s.data.indexOf(B,u+1))!==-1;)a.push({type:7,index:n}),u+=B.length-1}n++}}static createElement(t,e){let r=le.createElement("template");return r.innerHTML=t,r}};function de(i,t,e=i,r){if(t===q)return t;let s=r!==void 0?e._$Co?.[r]:e._$Cl,n=He(t)?void 0:t._$litDirective$;return s?.constructor!==n&&(s?._$AO?.(!1),n===void 0?s=void 0:(s=new n(i),s._$AT(i,e,r)),r!==void 0?(e._$Co??=[])[r]=s:e._$Cl=s),s!==void 0&&(t=de(i,s._$AS(i,t.values),s,r)),t}var rt=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:r}=this._$AD,s=(t?.creationScope??le).importNode(e,!0);ae.currentNode=s;let n=ae.nextNode(),o=0,d=0,a=r[0];for(;a!==void 0;){if(o===a.index){let g;a.type===2?g=new fe(n,n.nextSibling,this,t):a.type===1?g=new a.ctor(n,a.name,a.strings,this,t):a.type===6&&(g=new at(n,this,t)),this._$AV.push(g),a=r[++d]}o!==a?.index&&(n=ae.nextNode(),o++)}return ae.currentNode=le,s}p(t){let e=0;for(let r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(t,r,e),e+=r.strings.length-2):r._$AI(t[e])),e++}},fe=class i{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,r,s){this.type=2,this._$AH=c,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=r,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=de(this,t,e),He(t)?t===c||t==null||t===""?(this._$AH!==c&&this._$AR(),this._$AH=c):t!==this._$AH&&t!==q&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):mi(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==c&&He(this._$AH)?this._$AA.nextSibling.data=t:this.T(le.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:r}=t,s=typeof r=="number"?this._$AC(t):(r.el===void 0&&(r.el=je.createElement(fi(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===s)this._$AH.p(e);else{let n=new rt(s,this),o=n.u(this.options);n.p(e),this.T(o),this._$AH=n}}_$AC(t){let e=hi.get(t.strings);return e===void 0&&hi.set(t.strings,e=new je(t)),e}k(t){Pt(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,r,s=0;for(let n of t)s===e.length?e.push(r=new i(this.O(Ne()),this.O(Ne()),this,this.options)):r=e[s],r._$AI(n),s++;s<e.length&&(this._$AR(r&&r._$AB.nextSibling,s),e.length=s)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let r=ai(t).nextSibling;ai(t).remove(),t=r}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},pe=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,r,s,n){this.type=1,this._$AH=c,this._$AN=void 0,this.element=t,this.name=e,this._$AM=s,this.options=n,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=c}_$AI(t,e=this,r,s){let n=this.strings,o=!1;if(n===void 0)t=de(this,t,e,0),o=!He(t)||t!==this._$AH&&t!==q,o&&(this._$AH=t);else{let d=t,a,g;for(t=n[0],a=0;a<n.length-1;a++)g=de(this,d[r+a],e,a),g===q&&(g=this._$AH[a]),o||=!He(g)||g!==this._$AH[a],g===c?t=c:t!==c&&(t+=(g??"")+n[a+1]),this._$AH[a]=g}o&&!s&&this.j(t)}j(t){t===c?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},st=class extends pe{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===c?void 0:t}},nt=class extends pe{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==c)}},ot=class extends pe{constructor(t,e,r,s,n){super(t,e,r,s,n),this.type=5}_$AI(t,e=this){if((t=de(this,t,e,0)??c)===q)return;let r=this._$AH,s=t===c&&r!==c||t.capture!==r.capture||t.once!==r.once||t.passive!==r.passive,n=t!==c&&(r===c||s);s&&this.element.removeEventListener(this.name,this,r),n&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},at=class{constructor(t,e,r){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(t){de(this,t)}},bi={M:Mt,P:B,A:Ct,C:1,L:yi,R:rt,D:mi,V:de,I:fe,H:pe,N:nt,U:ot,B:st,F:at},ss=At.litHtmlPolyfillSupport;ss?.(je,fe),(At.litHtmlVersions??=[]).push("3.3.3");var vi=(i,t,e)=>{let r=e?.renderBefore??t,s=r._$litPart$;if(s===void 0){let n=e?.renderBefore??null;r._$litPart$=s=new fe(t.insertBefore(Ne(),n),n,void 0,e??{})}return s._$AI(i),s};var qt=globalThis,L=class extends F{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=vi(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return q}};L._$litElement$=!0,L.finalized=!0,qt.litElementHydrateSupport?.({LitElement:L});var ns=qt.litElementPolyfillSupport;ns?.({LitElement:L});(qt.litElementVersions??=[]).push("4.2.2");var S=i=>(t,e)=>{e!==void 0?e.addInitializer(()=>{customElements.define(i,t)}):customElements.define(i,t)};var os={attribute:!0,type:String,converter:qe,reflect:!1,hasChanged:tt},as=(i=os,t,e)=>{let{kind:r,metadata:s}=e,n=globalThis.litPropertyMetadata.get(s);if(n===void 0&&globalThis.litPropertyMetadata.set(s,n=new Map),r==="setter"&&((i=Object.create(i)).wrapped=!0),n.set(e.name,i),r==="accessor"){let{name:o}=e;return{set(d){let a=t.get.call(this);t.set.call(this,d),this.requestUpdate(o,a,i,!0,d)},init(d){return d!==void 0&&this.C(o,void 0,i,d),d}}}if(r==="setter"){let{name:o}=e;return function(d){let a=this[o];t.call(this,d),this.requestUpdate(o,a,i,!0,d)}}throw Error("Unsupported decorator location: "+r)};function R(i){return(t,e)=>typeof e=="object"?as(i,t,e):((r,s,n)=>{let o=s.hasOwnProperty(n);return s.constructor.createProperty(n,r),o?Object.getOwnPropertyDescriptor(s,n):void 0})(i,t,e)}function _(i){return R({...i,state:!0,attribute:!1})}var ce=(i,t,e)=>(e.configurable=!0,e.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(i,t,e),e);function Lt(i,t){return(e,r,s)=>{let n=o=>o.renderRoot?.querySelector(i)??null;if(t){let{get:o,set:d}=typeof r=="object"?e:s??(()=>{let a=Symbol();return{get(){return this[a]},set(g){this[a]=g}}})();return ce(e,r,{get(){let a=o.call(this);return a===void 0&&(a=n(this),(a!==null||this.hasUpdated)&&d.call(this,a)),a}})}return ce(e,r,{get(){return n(this)}})}}var ls={up:k`<path d="M12 19V6M5.500 12 12 5.500 18.500 12"/>`,down:k`<path d="M12 5v13M5.500 12 12 18.500 18.500 12"/>`,search:k`<circle cx="11" cy="11" r="6.500"/><path d="m16 16 4.500 4.500"/>`,close:k`<path d="m6 6 12 12M18 6 6 18"/>`,play:k`<path class="full" d="M8 5.500v13l10.500-6.500z"/>`,pause:k`<path stroke-width="4" d="M8.500 6v12M15.500 6v12"/>`,skip:k`<path class="full" d="M6 6v12l9-6z"/><path d="M18.500 6v12"/>`,volume:k`<path class="full" d="M4 10v4h3l4 3.500v-11L7 10z"/><path d="M15 9.500a4 4 0 0 1 0 5M17.800 6.800a8 8 0 0 1 0 10.400"/>`,remove:k`<path d="M4.500 7h15M9.500 7V4.500h5V7M6.500 7l.8 12.500h9.400L17.500 7M10.200 11v5M13.800 11v5"/>`,first:k`<path d="M5 4.500h14M12 20V9.500M6.500 14 12 8.500l5.500 5.500"/>`,plus:k`<path d="M12 5v14M5 12h14"/>`,check:k`<path d="m5 12.500 4.500 4.500L19 7.500"/>`,people:k`<circle cx="9" cy="8.500" r="3.300"/><path d="M3 19c.5-3.400 2.900-5.200 6-5.200s5.500 1.800 6 5.200M15.800 5.500a3.300 3.300 0 0 1 0 6M17.800 14.200c1.900.7 2.900 2.300 3.200 4.800"/>`,back:k`<path d="M8.500 13.500 4 9l4.500-4.500M4.500 9H14a5.500 5.500 0 0 1 0 11h-3.500"/>`,note:k`<path d="M9.500 17.500v-11l9-2v10.500"/><circle class="full" cx="7" cy="17.500" r="2.500"/><circle class="full" cx="16" cy="15" r="2.500"/>`,warning:k`<path d="M12 4 2.800 19.500h18.400zM12 10v4.500M12 17.200v.1"/>`,offline:k`<path d="M3 9.500a13 13 0 0 1 4-2.600M10.500 5.800A13 13 0 0 1 21 9.500M6.200 13a8.500 8.500 0 0 1 4-2.200M14.500 11a8.500 8.500 0 0 1 3.300 2M12 17.500v.1M4 3.500l16 17"/>`,moon:k`<path d="M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z"/>`,light:k`<path d="M9 17h6M10 20h4M12 3.500a6 6 0 0 0-3.500 10.900c.4.300.5.700.5 1.100V17h6v-1.500c0-.4.1-.8.5-1.100A6 6 0 0 0 12 3.500z"/>`,restart:k`<path d="M19 12a7 7 0 1 1-2.100-5M17.500 3v4.500H13"/>`,outside:k`<path d="M14 4.500h5.500V10M19 5l-8.500 8.500M10 6H6a1.500 1.500 0 0 0-1.500 1.500V18A1.500 1.500 0 0 0 6 19.500h10.500A1.500 1.500 0 0 0 18 18v-4"/>`,send:k`<path d="M5 12h13M12.500 6l6 6-6 6"/>`,queue:k`<path d="M4 6.500h12M4 12h12M4 17.500h7M18.500 13v6M15.500 16h6"/>`};function m(i){return l`<svg viewBox="0 0 24 24" aria-hidden="true">${ls[i]}</svg>`}function xi(i){return{revision:i.revision,player:i.player,party:i.party,settings:i.settings,lights:i.lights,me:i.me,entries:new Map(i.queue.entries.map(t=>[t.id,t])),order:i.queue.entries.map(t=>t.id)}}function $i(i,t){if(t.revision<i.revision)return i;let e=new Map(i.entries),r=[...i.order],s={...i.player,...t.player};for(let[n,o]of Object.entries(t.entries??{})){if(o===null){e.delete(n),r=r.filter(a=>a!==n);continue}let d=e.get(n);d?e.set(n,{...d,...o}):s.entry?.id===n?s={...s,entry:{...s.entry,...o}}:ps(o)&&(e.set(n,o),r.push(n))}for(let[n,o]of t.order??[])e.has(n)&&(r=ds(r,n,o));return{revision:t.revision,player:s,party:{...i.party,...t.party},settings:{...i.settings,...t.settings},lights:{...i.lights,...t.lights},me:i.me,entries:e,order:r}}function wi(i,t){let{type:e,...r}=t;return{...i,me:{...i.me,...r}}}function ki(i,t,e){let r=i.entries.get(t);if(r)return{...i,entries:new Map(i.entries).set(t,{...r,...e})};let{player:s}=i;return s.entry?.id!==t?i:{...i,player:{...s,entry:{...s.entry,...e}}}}function ye(i,t){let{entry:e}=i.player;return i.entries.get(t)??(e?.id===t?e:void 0)}function ds(i,t,e){let r=i.filter(n=>n!==t),s=e===null?-1:r.indexOf(e);return r.splice(s<0?r.length:s,0,t),r}function ps(i){return typeof i.id=="string"&&typeof i.song=="object"}function j(i,t){return i.me.votes[t]??0}function Si(i,t){return i===t?0:t}function cs(i,t,e){return{score:i.score-t+e,up:i.up-+(t===1)+ +(e===1),down:i.down-+(t===-1)+ +(e===-1)}}function _i(i,t){if(t.size===0)return i;let e,{player:r}=i,s={...i.me.votes};for(let[n,{value:o,isCounted:d}]of t){let a=ye(i,n);if(a===void 0)continue;let g=d?o:j(i,n),$={...a,...cs(a,g,o)};r.entry?.id===n?r={...r,entry:$}:(e??=new Map(i.entries),e.set(n,$)),o===0?delete s[n]:s[n]=o}return{...i,player:r,entries:e??i.entries,me:{...i.me,votes:s}}}var lt=class{constructor(t){this.ownTimeMs=t}#e=0;set(t){this.#e=Date.parse(t)-this.ownTimeMs()}nowMs(){return this.ownTimeMs()+this.#e}};var Ei=new Set(["vote","enqueue"]);var dt=class extends Error{},Y=class extends dt{constructor(e){super(e.message);this.problem=e}},z=class extends dt{};function Ti(i,t){return Math.min(1e4,300*2**Math.min(i,16))*(.5+t/2)}var us=1,hs=8e3,pt=class{constructor(t,e){this.surroundings=t;this.listener=e}#e=null;#s=0;#i=()=>{};get isUp(){return this.#e?.readyState===us}connect({isFresh:t=!1}={}){this.#t()&&this.listener.onDown();let e=this.surroundings.connect(t?null:this.listener.since());this.#e=e,this.#i=this.surroundings.later(hs,()=>this.#r(e)),e.onopen=()=>{this.#i(),this.#s=0,this.listener.onUp()},e.onclose=()=>this.#r(e),e.onmessage=({data:r})=>{let s=ms(r);s&&this.listener.onFrame(s)}}send(t){return this.isUp?(this.#e?.send(JSON.stringify(t)),!0):!1}#r(t){if(t!==this.#e)return;this.#t(),this.listener.onDown();let e=Ti(this.#s++,this.surroundings.random());this.#i=this.surroundings.later(e,()=>this.connect())}#t(){this.#i();let t=this.#e;return this.#e=null,t===null?!1:(t.onopen=t.onclose=t.onmessage=null,t.close(),!0)}};function ms(i){try{let t=JSON.parse(String(i));return typeof t=="object"&&t!==null&&"type"in t?t:void 0}catch{return}}var gs=1e4,fs=1500,ys=500,bs=5e3,vs=30,ct=class{constructor(t){this.surroundings=t;this.clock=new lt(()=>t.nowMs()),this.#e=new pt(t,{since:()=>this.#t?.revision??null,onUp:()=>this.#v(),onDown:()=>this.#x(),onFrame:e=>this.#$(e)})}#e;#s=new Set;#i=new Map;#r=new Map;#t=null;#p="starting";#c=!1;#u=()=>{};#o=null;#a=()=>{};#n=null;#h=0;#g=0;get view(){return{replica:this.#t&&_i(this.#t,this.#r),connection:this.#p}}subscribe(t){return this.#s.add(t),()=>this.#s.delete(t)}connect(){this.#e.connect()}async vote(t,e){if(this.#t===null)throw new z;let r=this.#r.get(t)?.value??j(this.#t,t),s=++this.#g,n=Si(r,e);this.#r.set(t,{cast:s,value:n,isCounted:!1}),this.#l();try{this.#k(await this.command("vote",{entry:t,value:n}))}finally{this.#r.get(t)?.cast===s&&this.#r.delete(t),this.#l()}}async command(t,e){for(;this.#o;)await this.#o;return this.#t?.me.id===null?await this.#f(t,e):await this.#y(t,e)}search(t,e,r){let s={id:this.#m(),search:{q:t,limit:vs}};this.#n={frame:s,onHits:e,onRefused:r},this.#e.send(s)}endSearch(){this.#n=null}async#f(t,e){this.#o=new Promise(r=>{this.#a=()=>{this.#o=null,r()}});try{let r=await this.surroundings.post(t,e);return this.surroundings.later(ys,()=>{this.#o&&this.#e.connect({isFresh:!0})}),this.surroundings.later(bs,this.#a),r}catch(r){throw this.#a(),r}}#y(t,e){let r=this.#m(),s=Ei.has(t);return new Promise((n,o)=>{let d={id:r,command:t,args:{...e}};if(!this.#e.send(d)&&!s){o(new z);return}let a=this.surroundings.later(gs,()=>this.#b(r));this.#i.set(r,{frame:d,isRepeatable:s,cancelTimeout:a,succeed:n,fail:o})})}#b(t){this.#d(t)?.fail(new z),this.#e.isUp&&this.#e.connect()}#d(t){if(t===null)return;let e=this.#i.get(t);return e?.cancelTimeout(),this.#i.delete(t),e}#v(){this.#u(),this.#c=!1,this.#p="up";for(let{frame:t}of this.#i.values())this.#e.send(t);this.#n&&this.#e.send(this.#n.frame),this.#l()}#x(){for(let[t,{isRepeatable:e}]of[...this.#i])e||this.#d(t)?.fail(new z);this.#c||(this.#c=!0,this.#u=this.surroundings.later(fs,()=>{this.#p="lost",this.#l()}))}#$(t){switch(t.type){case"snapshot":this.clock.set(t.now),this.#t=xi(t),t.me.id!==null&&this.#a();break;case"delta":if(this.#t===null)return;this.clock.set(t.now),this.#t=$i(this.#t,t),this.#w(Object.entries(t.entries??{}));break;case"me":if(this.#t===null)return;this.#t=wi(this.#t,t),t.id!==null&&this.#a();break;case"ack":this.#d(t.id)?.succeed(t.result);return;case"nack":this.#n&&t.id===this.#n.frame.id?this.#n.onRefused(t.error):this.#d(t.id)?.fail(new Y(t.error));return;case"hits":t.id===this.#n?.frame.id&&this.#n.onHits(t);return}this.#l()}#w(t){for(let[e,r]of t){let s=this.#r.get(e);s&&r&&"score"in r&&this.#r.set(e,{...s,isCounted:!0})}}#k(t){if(this.#t===null)return;let{entry:e,value:r,score:s,up:n,down:o}=t,d={...this.#t.me.votes};r===0?delete d[e]:d[e]=r;let a={...this.#t.me,votes:d},g=this.#r.get(e)?.isCounted?this.#t:ki(this.#t,e,{score:s,up:n,down:o});this.#t={...g,me:a}}#m(){return this.#h+=1,`${this.surroundings.idPrefix}-${this.#h}`}#l(){let{view:t}=this;for(let e of this.#s)e(t)}};var xs=5e3;function Z(i){return new URL(i,document.baseURI)}var $s={connect(i){let t=Z("api/v1/ws");return t.protocol=t.protocol==="https:"?"wss:":"ws:",i!==null&&t.searchParams.set("since",String(i)),new WebSocket(t)},later(i,t){let e=setTimeout(t,i);return()=>clearTimeout(e)},random:()=>Math.random(),nowMs:()=>Date.now(),post:ws,idPrefix:crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)??""};async function ws(i,t){let e,r;try{e=await fetch(Z(`api/v1/command/${i}`),{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(t)}),r=await e.json()}catch{throw new z}if("result"in r)return r.result;throw new Y(r)}function Ri(){let i=new ct($s),t=0;return document.addEventListener("visibilitychange",()=>{document.hidden?t=Date.now():Date.now()-t>xs&&i.connect()}),window.addEventListener("online",()=>i.connect()),window.addEventListener("pageshow",e=>{e.persisted&&i.connect()}),i.connect(),i}var ks=["full_control","full_voting","upvotes_only"],Ss=["full_control","full_voting"];function ut(i,t){let e=i!=="guest";return{mayRequest:t.open,mayVoteUp:t.open&&(e||ks.includes(t.mode)),mayVoteDown:t.open&&(e||Ss.includes(t.mode)),maySteer:e||t.open&&t.mode==="full_control",mayHost:i==="host"}}var Nt=i=>i===1?"1 Lied":`${i} Lieder`,Ai=i=>i===1?"1 Minute":`${i} Minuten`,Mi={language:"de",loading:"Gleich bist du dabei …",nowPlaying:"Jetzt läuft",paused:"Pause",silence:"Gerade läuft nichts",silenceHint:"Wünsch dir das erste Lied, dann geht es los.",silenceClosed:"Die Musik beginnt, wenn die Party öffnet.",guestsHere:i=>i===1?"1 Gast ist da":`${i} Gäste sind da`,upNext:"Als Nächstes",queueSize:(i,t)=>`${Nt(i)}, ${Ai(t)}`,queueEmpty:"Die Warteschlange ist leer",queueEmptyHint:"Das nächste Lied könnte deins sein.",showMore:i=>`${Nt(i)} mehr zeigen`,plays:{next:"als Nächstes",inMinutes:i=>`in ${i} min`},inMinutesLong:i=>`in etwa ${i===1?"einer Minute":Ai(i)}`,position:i=>`Platz ${i}`,yours:"Deins",someone:"ein Gast",requestedBy:i=>`gewünscht von ${i}`,origin:{guest:"",host:"der Gastgeber",playlist:"aus einer Playlist",autoplay:"automatisch gewählt",fallback:"aus der Hausmusik",repeat:"noch einmal"},pending:"wird geladen",explicit:"explizit",why:{"put first":"nach vorn geholt","waits for the host's yes":"wartet auf das Ja des Gastgebers","not ready yet":"noch nicht bereit","in the order of asking":"der Reihe nach","from a playlist":"aus einer Playlist","played before":"noch einmal","picked by autoplay":"automatisch gewählt","fills the gap":"Hausmusik","asked for":"gewünscht",failed:"fehlgeschlagen","plays now":"läuft gerade",turn:"Runde",votes:"Stimmen",vote:"Stimme"},voteUp:i=>`Für ${i} stimmen`,voteDown:i=>`Gegen ${i} stimmen`,takeBack:i=>`Deine Stimme für ${i} zurücknehmen`,score:i=>Math.abs(i)===1?`${i} Stimme`:`${i} Stimmen`,details:i=>`Mehr über ${i}`,close:"Schließen",cover:i=>`Cover von ${i}`,album:"Album",length:"Länge",when:"Läuft",reason:"Warum dort",votes:"Stimmen",votesFor:(i,t)=>`${i} dafür, ${t} dagegen`,source:"Von",openSource:"Original öffnen",search:{open:"Lied wünschen",field:"Lied, Interpret oder Link",hint:"Tippe ein Lied oder einen Interpreten, oder füge einen Link ein.",asTyped:i=>`„${i}“ wünschen`,asTypedHint:"nimmt den besten Treffer",asLink:"Diesen Link wünschen",request:i=>`${i} wünschen`,none:i=>`Nichts hier klingt nach „${i}“.`,more:"Es gibt mehr: tippe weiter, um einzugrenzen.",searching:"Suche …",found:i=>`${Nt(i)} gefunden`},mark:{ok:"",waiting:"schon in der Warteschlange",filtered:"nicht auf dieser Party",cooldown:"lief gerade erst",unavailable:"gerade nicht verfügbar"},toast:{requested:(i,t)=>t===0?`${i} läuft jetzt`:`${i} ist dabei, Platz ${t}`,requestedPending:i=>`${i} ist unterwegs in die Warteschlange`,requestedApproval:i=>`${i} wartet auf das Ja des Gastgebers`,duplicate:i=>`${i} ist schon dabei: deine Stimme zählt`,withdrawn:i=>`${i} ist zurückgezogen`,removed:i=>`${i} ist entfernt`,prioritized:i=>`${i} läuft als Nächstes`,unreachable:"Keine Verbindung zur Party. Bitte gleich noch einmal versuchen.",partyOpened:"Die Party ist offen",partyClosed:"Die Party ist geschlossen"},refusal:{not_allowed:"Das ist hier nicht erlaubt",party_closed:"Die Party ist geschlossen",not_found:"Nicht gefunden",conflict:"Das geht gerade nicht",gone:"Das Lied ist nicht mehr da",limit_reached:"Für den Moment genug gewünscht",cooldown:"Das lief gerade erst",filtered:"Das läuft auf dieser Party nicht",too_long:"Das Lied ist zu lang",queue_full:"Die Warteschlange ist voll",duplicate:"Das ist schon dabei",rate_limited:"Etwas langsamer, bitte",unavailable:"Gerade nicht verfügbar",source_failed:"Die Quelle antwortet nicht"},retryIn:i=>i<90?`Wieder in ${Math.ceil(i)} s.`:`Wieder in ${Math.ceil(i/60)} min.`,withdraw:"Mein Lied zurückziehen",sure:"Zum Bestätigen noch einmal tippen",remove:"Aus der Warteschlange entfernen",prioritize:"Als Nächstes spielen",actionOn:(i,t)=>`${i}: ${t}`,failed:i=>`${i} ließ sich nicht abspielen`,waitingApproval:"Wartet auf das Ja des Gastgebers",dismiss:"Ausblenden",banner:{lost:"Verbindung verloren. Neuer Versuch …",back:"Wieder dabei",closed:"Die Party ist geschlossen",closedHint:"Wünsche und Stimmen zählen wieder, wenn der Gastgeber sie öffnet.",fault:"Der Player hat ein Problem",faultSince:i=>`seit ${i}`},controls:{name:"Player",play:"Abspielen",pause:"Pause",skip:"Dieses Lied überspringen",seek:"Stelle im Lied",seekValue:(i,t)=>`${i} von ${t}`,volume:"Lautstärke",restart:"Player neu starten",restarting:"Der Player wird neu gestartet"},host:{title:"Gastgeber",queue:"Lieder",party:"Party",open:"Party öffnen",close:"Party schließen",isOpen:"Die Party ist offen",isClosed:"Die Party ist geschlossen",closeHint:"Die wartenden Lieder verlassen die Warteschlange, das laufende spielt zu Ende.",guests:(i,t)=>`${i} gerade da, ${t} insgesamt`,mode:"Was Gäste dürfen",modes:{full_control:{name:"Alles",hint:"wünschen, stimmen, überspringen, Pause, Lautstärke"},full_voting:{name:"Dafür und dagegen",hint:"was niemand mag, wird abgewählt"},upvotes_only:{name:"Dafür stimmen",hint:"Lieder wünschen, für Lieder stimmen"},no_control:{name:"Nur wünschen",hint:"keine Stimmen"}},order:"Reihenfolge",orders:{fair:{name:"Fair",hint:"alle kommen dran, Stimmen ordnen jede Runde"},votes:{name:"Nach Stimmen",hint:"die meisten Stimmen zuerst"},fifo:{name:"Der Reihe nach",hint:"wie gewünscht wurde"}},join:"Gäste einladen",joinHint:"Mit der Handykamera scannen. Keine App, kein Konto.",qr:"QR-Code, der die Gästeseite öffnet",guestPage:"Gästeseite öffnen"},lights:{title:"Lichter",all:"Alle Lichter",none:"Es sind keine Lichter eingerichtet.",offline:"Die Lichtshow läuft nicht; die Musik spielt ohne sie weiter.",unavailable:"nicht erreichbar",power:i=>`${i} ein oder aus`,brightness:i=>`Helligkeit von ${i}`,color:i=>`Farbe von ${i}`,effect:i=>`Effekt von ${i}`,brightnessShort:"Helligkeit",colorShort:"Farbe",effectShort:"Effekt",pixels:i=>`${i} LEDs`,effects:{disabled:"Aus",fixed:"Eine Farbe",rainbow:"Regenbogen",rave:"Rave",spectrum:"Spektrum"}}};var Ht=i=>i===1?"1 song":`${i} songs`,Ci=i=>i===1?"1 minute":`${i} minutes`,jt={language:"en",loading:"Joining the party …",nowPlaying:"Now playing",paused:"Paused",silence:"Nothing is playing",silenceHint:"Ask for the first song and it starts.",silenceClosed:"The music starts when the party opens.",guestsHere:i=>i===1?"1 guest is here":`${i} guests are here`,upNext:"Up next",queueSize:(i,t)=>`${Ht(i)}, ${Ci(t)}`,queueEmpty:"The queue is empty",queueEmptyHint:"The next song could be yours.",showMore:i=>`Show ${Ht(i)} more`,plays:{next:"up next",inMinutes:i=>`in ${i} min`},inMinutesLong:i=>`in about ${Ci(i)}`,position:i=>`number ${i} in the queue`,yours:"Yours",someone:"a guest",requestedBy:i=>`asked for by ${i}`,origin:{guest:"",host:"the host",playlist:"from a playlist",autoplay:"picked automatically",fallback:"from the house playlist",repeat:"once more"},pending:"getting ready",explicit:"explicit",why:{},voteUp:i=>`Vote for ${i}`,voteDown:i=>`Vote against ${i}`,takeBack:i=>`Take back your vote for ${i}`,score:i=>Math.abs(i)===1?`${i} vote`:`${i} votes`,details:i=>`More about ${i}`,close:"Close",cover:i=>`Cover of ${i}`,album:"Album",length:"Length",when:"Plays",reason:"Why there",votes:"Votes",votesFor:(i,t)=>`${i} for, ${t} against`,source:"From",openSource:"Open the original",search:{open:"Ask for a song",field:"Song, artist or link",hint:"Type a song or an artist, or paste a link.",asTyped:i=>`Ask for “${i}”`,asTypedHint:"takes the best match",asLink:"Ask for this link",request:i=>`Ask for ${i}`,none:i=>`Nothing here sounds like “${i}”.`,more:"There is more: type on to narrow it down.",searching:"Searching …",found:i=>`${Ht(i)} found`},mark:{ok:"",waiting:"already in the queue",filtered:"not at this party",cooldown:"was just played",unavailable:"not available now"},toast:{requested:(i,t)=>t===0?`${i} plays now`:`${i} is in, number ${t}`,requestedPending:i=>`${i} is on its way into the queue`,requestedApproval:i=>`${i} waits for the host's yes`,duplicate:i=>`${i} is already in: your vote counts`,withdrawn:i=>`${i} is withdrawn`,removed:i=>`${i} is removed`,prioritized:i=>`${i} plays next`,unreachable:"No connection to the party. Please try again in a moment.",partyOpened:"The party is open",partyClosed:"The party is closed"},refusal:{},retryIn:i=>i<90?`Again in ${Math.ceil(i)} s.`:`Again in ${Math.ceil(i/60)} min.`,withdraw:"Withdraw my song",sure:"Tap again to confirm",remove:"Remove from the queue",prioritize:"Play next",actionOn:(i,t)=>`${i}: ${t}`,failed:i=>`${i} could not be played`,waitingApproval:"Waits for the host's yes",dismiss:"Dismiss",banner:{lost:"Connection lost. Trying again …",back:"Back at the party",closed:"The party is closed",closedHint:"Songs and votes are taken again when the host opens it.",fault:"The player has a problem",faultSince:i=>`since ${i}`},controls:{name:"Player",play:"Play",pause:"Pause",skip:"Skip this song",seek:"Position in the song",seekValue:(i,t)=>`${i} of ${t}`,volume:"Volume",restart:"Restart the player",restarting:"The player is being restarted"},host:{title:"Host",queue:"Queue",party:"Party",open:"Open the party",close:"Close the party",isOpen:"The party is open",isClosed:"The party is closed",closeHint:"The waiting songs leave the queue, the playing one plays out.",guests:(i,t)=>`${i} here now, ${t} in all`,mode:"What guests may do",modes:{full_control:{name:"Everything",hint:"ask, vote, skip, pause, volume"},full_voting:{name:"Vote up and down",hint:"songs nobody likes are voted out"},upvotes_only:{name:"Vote up",hint:"ask for songs, vote for songs"},no_control:{name:"Only ask",hint:"no votes"}},order:"Order of the queue",orders:{fair:{name:"Fair",hint:"everybody gets a turn, votes order each round"},votes:{name:"By votes",hint:"the most votes play first"},fifo:{name:"First come",hint:"as they were asked for"}},join:"Let guests join",joinHint:"Scan with the phone's camera. No app, no account.",qr:"QR code that opens the guest page",guestPage:"Open the guest page"},lights:{title:"Lights",all:"All lights",none:"No lights are set up.",offline:"The light show is not running; the music goes on without it.",unavailable:"not reachable",power:i=>`${i} on or off`,brightness:i=>`Brightness of ${i}`,color:i=>`Colour of ${i}`,effect:i=>`Effect of ${i}`,brightnessShort:"Brightness",colorShort:"Colour",effectShort:"Effect",pixels:i=>`${i} LEDs`,effects:{disabled:"Off",fixed:"One colour",rainbow:"Rainbow",rave:"Rave",spectrum:"Spectrum"}}};function Pi(i){for(let t of i){let e=t.toLowerCase().split("-")[0];if(e==="de")return Mi;if(e==="en")return jt}return jt}function ht(i,t){return Object.entries(i.why).reduce((e,[r,s])=>e.replace(new RegExp(`\\b${r}\\b`,"gi"),s),t)}function mt(i,t){let{code:e,message:r,retry_after_s:s}=t,n=i.refusal[e],o=typeof s=="number"?i.retryIn(s):"";return[n&&`${n}.`,r,n&&o].filter(Boolean).join(" ")}var E=f("*,:before,:after{box-sizing:border-box}:host{display:block}h1,h2,h3,p,ul,ol,dl,dd{margin:0;padding:0}ul,ol{list-style:none}button,input,select{font:inherit;color:inherit}button{display:inline-flex;align-items:center;justify-content:center;gap:8px;min-width:var(--touch);min-height:var(--touch);padding:0 14px;border:0;border-radius:999px;background:var(--raised);cursor:pointer;touch-action:manipulation;transition:background-color .15s,transform .1s}button:active:not(:disabled){transform:scale(.95)}button:disabled{cursor:default;opacity:.45}button.round{padding:0}button.quiet{background:none}button.main{color:var(--on-fill);font-weight:700;background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}button.danger{color:var(--danger)}button.sure{color:#fff;background:#b3142b}a{display:inline-flex;align-items:center;gap:8px;min-height:var(--touch);color:var(--violet);font-weight:700}:focus-visible{outline:3px solid var(--violet);outline-offset:2px}svg{flex:none;width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round}svg .full{fill:currentColor}.card{padding:18px;border:1px solid var(--line);border-radius:var(--round);background:var(--card)}.title,.artist{overflow:hidden;overflow-wrap:anywhere;unicode-bidi:isolate;text-align:start}.muted{color:var(--muted)}.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}@media(hover:hover){button:hover:not(:disabled,.main,.sure){background:color-mix(in srgb,var(--raised) 91%,var(--ink))}}@media(prefers-reduced-motion:reduce){*,:before,:after{animation:none!important;transition:none!important}}");var Oi=f(".banner{display:flex;align-items:center;gap:12px;margin-bottom:10px;padding:12px 16px;border-radius:18px;background:var(--card);border:1px solid color-mix(in srgb,var(--amber) 50%,transparent);overflow-wrap:anywhere}.banner>svg{color:var(--amber)}.banner div{flex:1;min-width:0}.banner.bad{border-color:color-mix(in srgb,var(--danger) 60%,transparent)}.banner.bad>svg{color:var(--danger)}");var T=class extends L{get rights(){return ut(this.replica.me.role,this.replica.party)}async carryOut(t,e){return this.attempt(this.client.command(t,e))}async attempt(t){try{return await t}catch(e){if(e instanceof Y)this.tell(mt(this.texts,e.problem),"bad");else if(e instanceof z)this.tell(this.texts.toast.unreachable,"bad");else throw e;return}}tell(t,e="good"){this.#e("rb-notice",{text:t,tone:e})}showDetails(t){this.#e("rb-details",t)}#e(t,e){this.dispatchEvent(new CustomEvent(t,{detail:e,bubbles:!0,composed:!0}))}};h([R({attribute:!1})],T.prototype,"client",2),h([R({attribute:!1})],T.prototype,"texts",2),h([R({attribute:!1})],T.prototype,"replica",2);var Q,qi,Li,Ni,ue=class extends T{constructor(){super(...arguments);y(this,Q);this.isLost=!1;this.dismissed=new Set}render(){let{banner:e}=this.texts,r=this.replica,s=r?.me.failed.filter(({id:n})=>!this.dismissed.has(n));return l`${this.isLost?l`<p class="banner" role="alert">${m("offline")}<span>${e.lost}</span></p>`:c}
    ${r?.player.error?p(this,Q,qi).call(this,r.player.error):c}
    ${r&&!r.party.open?l`<div class="banner" role="status">
            ${m("moon")}
            <div><strong>${e.closed}</strong><br />${e.closedHint}</div>
          </div>`:c}
    ${s?.map(n=>p(this,Q,Li).call(this,n))}`}};Q=new WeakSet,qi=function(e){let{banner:r,controls:s,language:n}=this.texts,o=new Date(e.since).toLocaleTimeString(n,{hour:"2-digit",minute:"2-digit"});return l`<div class="banner bad" role="alert" data-fault=${e.kind}>
      ${m("warning")}
      <div>
        <strong>${r.fault}</strong> <span class="muted">${r.faultSince(o)}</span
        ><br />${e.help}
      </div>
      ${this.rights.mayHost?l`<button data-command="restart_player" @click=${p(this,Q,Ni)}>
              ${m("restart")} ${s.restart}
            </button>`:c}
    </div>`},Li=function({id:e,song:r,reason:s}){let{texts:n}=this;return l`<div class="banner bad" role="status">
      ${m("warning")}
      <div><strong dir="auto">${n.failed(r.title)}</strong><br />${s}</div>
      <button
        class="round quiet"
        aria-label=${n.dismiss}
        title=${n.dismiss}
        @click=${()=>{this.dismissed=new Set([...this.dismissed,e])}}
      >
        ${m("close")}
      </button>
    </div>`},Ni=async function(){await this.carryOut("restart_player",{})&&this.tell(this.texts.controls.restarting)},ue.styles=[E,Oi],h([R({attribute:!1})],ue.prototype,"isLost",2),h([_()],ue.prototype,"dismissed",2),ue=h([S("rb-banners")],ue);var V={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},be=i=>(...t)=>({_$litDirective$:i,values:t}),X=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,r){this._$Ct=t,this._$AM=e,this._$Ci=r}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};var{I:_s}=bi,Hi=i=>i;var zi=i=>i.strings===void 0,ji=()=>document.createComment(""),ve=(i,t,e)=>{let r=i._$AA.parentNode,s=t===void 0?i._$AB:t._$AA;if(e===void 0){let n=r.insertBefore(ji(),s),o=r.insertBefore(ji(),s);e=new _s(n,o,i,i.options)}else{let n=e._$AB.nextSibling,o=e._$AM,d=o!==i;if(d){let a;e._$AQ?.(i),e._$AM=i,e._$AP!==void 0&&(a=i._$AU)!==o._$AU&&e._$AP(a)}if(n!==s||d){let a=e._$AA;for(;a!==n;){let g=Hi(a).nextSibling;Hi(r).insertBefore(a,s),a=g}}}return e},ee=(i,t,e=i)=>(i._$AI(t,e),i),Es={},gt=(i,t=Es)=>i._$AH=t,Vi=i=>i._$AH,ft=i=>{i._$AR(),i._$AA.remove()};var U=be(class extends X{constructor(i){if(super(i),i.type!==V.PROPERTY&&i.type!==V.ATTRIBUTE&&i.type!==V.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!zi(i))throw Error("`live` bindings can only contain a single expression")}render(i){return i}update(i,[t]){if(t===q||t===c)return t;let e=i.element,r=i.name;if(i.type===V.PROPERTY){if(t===e[r])return q}else if(i.type===V.BOOLEAN_ATTRIBUTE){if(!!t===e.hasAttribute(r))return q}else if(i.type===V.ATTRIBUTE&&e.getAttribute(r)===t+"")return q;return gt(i),t}});var Ui="important",Ts=" !"+Ui,W=be(class extends X{constructor(i){if(super(i),i.type!==V.ATTRIBUTE||i.name!=="style"||i.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(i){return Object.keys(i).reduce((t,e)=>{let r=i[e];return r==null?t:t+`${e=e.includes("-")?e:e.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,"-$&").toLowerCase()}:${r};`},"")}update(i,[t]){let{style:e}=i.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let r of this.ft)t[r]==null&&(this.ft.delete(r),r.includes("-")?e.removeProperty(r):e[r]=null);for(let r in t){let s=t[r];if(s!=null){this.ft.add(r);let n=typeof s=="string"&&s.endsWith(Ts);r.includes("-")||n?e.setProperty(r,n?s.slice(0,-11):s,n?Ui:""):e[r]=s}}return q}});var xe=class{constructor(t,e){this.host=t;this.send=e}#e;#s=!1;#i;drag(t){clearTimeout(this.#i),this.#e=t,this.#t(t),this.#s||this.#r()}async#r(){this.#s=!0;let t;try{for(;this.#e!==void 0;){let e=this.#e;this.#e=void 0,t=await this.send(e)}}finally{this.#s=!1;let e=t===void 0?0:1e3;this.#i=setTimeout(()=>this.#t(void 0),e)}}#t(t){this.value=t,this.host.requestUpdate()}};var Di=f(".card{display:grid;grid-template-columns:auto auto minmax(0,1fr);align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}@media(max-width:359px){label output{display:none}}");var $e=f("input[type=range]{--at: 0%;appearance:none;width:100%;height:var(--touch);margin:0;border-radius:999px;background:none;cursor:pointer;touch-action:pan-y}input[type=range]::-webkit-slider-runnable-track{height:8px;border-radius:4px;background:linear-gradient(90deg,var(--berry-fill),var(--violet-fill)) 0 / var(--at) 100% no-repeat var(--raised)}input[type=range]::-moz-range-track{height:8px;border-radius:4px;background:linear-gradient(90deg,var(--berry-fill),var(--violet-fill)) 0 / var(--at) 100% no-repeat var(--raised)}input[type=range]::-webkit-slider-thumb{appearance:none;width:22px;height:22px;margin-top:-7px;border:3px solid var(--card);border-radius:50%;background:var(--berry)}input[type=range]::-moz-range-thumb{width:18px;height:18px;border:3px solid var(--card);border-radius:50%;background:var(--berry)}input[type=range]:disabled{cursor:default;opacity:.45}");var Ve,yt,Ii,ze=class extends T{constructor(){super(...arguments);y(this,yt);y(this,Ve,new xe(this,e=>this.carryOut("set_volume",{volume:e})))}render(){let{player:e}=this.replica,{controls:r}=this.texts,s=e.state==="playing",n=Math.round(100*(x(this,Ve).value??e.volume));return l`<section class="card" aria-label=${r.name}>
      <button
        class="main round"
        data-command=${s?"pause":"play"}
        aria-label=${s?r.pause:r.play}
        title=${s?r.pause:r.play}
        @click=${()=>this.carryOut(s?"pause":"play",{})}
      >
        ${m(s?"pause":"play")}
      </button>
      <button
        class="round"
        data-command="skip"
        aria-label=${r.skip}
        title=${r.skip}
        ?disabled=${e.entry===null}
        @click=${()=>this.carryOut("skip",{epoch:e.epoch})}
      >
        ${m("skip")}
      </button>
      <label title=${r.volume}>
        ${m("volume")}
        <input
          type="range"
          min="0"
          max="100"
          aria-label=${r.volume}
          style=${W({"--at":`${n}%`})}
          .value=${U(String(n))}
          @input=${p(this,yt,Ii)}
        />
        <output>${n} %</output>
      </label>
    </section>`}};Ve=new WeakMap,yt=new WeakSet,Ii=function(e){x(this,Ve).drag(e.target.valueAsNumber/100)},ze.styles=[E,$e,Di],ze=h([S("rb-controls")],ze);function G(i){let t=Math.max(0,Math.floor(i)),[e,r,s]=[Math.floor(t/3600),Math.floor(t/60)%60,t%60],n=`${String(s).padStart(2,"0")}`;return e>0?`${e}:${String(r).padStart(2,"0")}:${n}`:`${r}:${n}`}function Ue(i){return Math.max(1,Math.round(i/60))}function bt(i){let t=0;for(let e of i)t=Math.imul(t,31)+(e.codePointAt(0)??0)>>>0;return 260+t%110}function we(i){return/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(i)}function Fi(i){return i.replace(/^\/+/,"")}function Bi(i){return/^#[0-9a-f]{6}$/i.test(i)?i:"currentColor"}function zt(i,t){let e=i.state==="playing"?(t-Date.parse(i.position_at))/1e3:0,r=Math.max(0,i.position_s+Math.max(0,e));return i.duration_s===null?r:Math.min(r,i.duration_s)}function Wi(i,t){return i.entry===null||i.duration_s===null?0:i.duration_s-zt(i,t)}function Gi(i){return i.reduce((t,{entry:e})=>t+(e.song.duration_s??0),0)}function vt(i,t){let e=Wi(i.player,t),r=[];for(let s of i.order){let n=i.entries.get(s);if(n===void 0)continue;r.push({entry:n,position:r.length+1,etaS:e});let{duration_s:o}=n.song;e=e===null||o===null?null:e+o}return r}var Ki=f(":host{position:relative;flex:none;display:grid;place-items:center;overflow:hidden;border-radius:14px;aspect-ratio:1;color:#ffffffc9;background:linear-gradient(140deg,hsl(var(--hue, 320) 70% 46%),hsl(calc(var(--hue, 320) + 40) 65% 30%))}svg{width:42%;height:42%;fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}svg .full{fill:currentColor}img{position:absolute;inset:0;width:100%;height:100%;object-fit:cover}");var te=class extends L{constructor(){super(...arguments);this.song=null;this.label="";this.isBroken=!1}willUpdate(e){if(!e.has("song"))return;e.get("song")?.artwork_url!==this.song?.artwork_url&&(this.isBroken=!1),this.style.setProperty("--hue",String(bt(this.song?.title??"")))}render(){let e=this.song?.artwork_url;return l`${m("note")}${e&&!this.isBroken?l`<img
            src=${Fi(e)}
            alt=${this.label}
            loading="lazy"
            decoding="async"
            @error=${()=>{this.isBroken=!0}}
          />`:c}`}};te.styles=Ki,h([R({attribute:!1})],te.prototype,"song",2),h([R()],te.prototype,"label",2),h([_()],te.prototype,"isBroken",2),te=h([S("rb-cover")],te);var Ji=f(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}");var ie=f(".votes{display:inline-flex;align-items:center;border-radius:999px;background:var(--raised)}.votes.upright{flex-direction:column}.votes output{min-width:24px;font-weight:800;font-variant-numeric:tabular-nums;text-align:center}.votes button{min-width:44px;padding:0;background:none}.votes button[aria-pressed=true]{color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}.votes button.single{gap:4px;min-width:62px;padding:0 13px 0 10px;font-weight:800;font-variant-numeric:tabular-nums}.votes.silent{min-height:32px;padding:0 8px}");function re(i){let{entry:t,rights:e,texts:r}=i,s=l`<output aria-label=${r.score(t.score)}>${t.score}</output>`;return e.mayVoteUp?e.mayVoteDown?l`<span class="votes">${Vt(i,1)}${s}${Vt(i,-1)}</span>`:l`<span class="votes">${Vt(i,1,t.score)}</span>`:l`<span class="votes silent" title=${r.votes}>${s}</span>`}function Vt({entry:i,own:t,texts:e,onVote:r},s,n){let{title:o}=i.song,a=(t===s?e.takeBack:s===1?e.voteUp:e.voteDown)(o),g=n===void 0?a:`${a}, ${e.score(n)}`;return l`<button
    class=${n===void 0?"round":"single"}
    data-way=${s}
    aria-pressed=${t===s}
    aria-label=${g}
    title=${a}
    @click=${()=>r(s)}
  >
    ${m(s===1?"up":"down")}${n===void 0?c:l`<span aria-hidden="true" class="score">${n}</span>`}
  </button>`}var ke=f(".who{display:inline-flex;align-items:center;gap:6px;max-width:100%;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.who i{flex:none;width:9px;height:9px;border-radius:50%;background-color:var(--who, var(--muted))}.who bdi{overflow:hidden;text-overflow:ellipsis}.who.own{padding:0 8px;border-radius:999px;color:var(--leaf);font-weight:700;background:color-mix(in srgb,var(--leaf) 16%,transparent)}");function De(i,t){return t.id!==null&&i.requested_by?.id===t.id}function Ut(i,t,e){if(De(i,t))return l`<span class="who own">${e.yours}</span>`;if(i.requested_by===null)return c;let s=(i.origin==="host"?e.origin.host:i.requested_by.name)||e.someone;return l`<span
    class="who"
    title=${e.requestedBy(s)}
    style=${W({"--who":Bi(i.requested_by.color)})}
    ><i></i><bdi>${s}</bdi></span
  >`}function xt(i,t,e){let r=Ut(i,t,e);return r!==c?r:l`<span class="who">${e.origin[i.origin]||e.someone}</span>`}var P,Yi,Zi,Qi,Dt,It,Ft,he=class extends T{constructor(){super(...arguments);y(this,P);this.armed=null}render(){let{entry:e,texts:r,replica:s}=this,{song:n}=e;return l`<div class="top">
        <rb-cover .song=${n} label=${r.cover(n.title)}></rb-cover>
        <div>
          <h2 class="title" dir="auto">${n.title}</h2>
          <p class="artist muted" dir="auto">${n.artist}</p>
        </div>
        <button
          class="round"
          aria-label=${r.close}
          title=${r.close}
          @click=${p(this,P,Ft)}
        >
          ${m("close")}
        </button>
      </div>
      <dl>
        ${p(this,P,Yi).call(this).map(([o,d])=>l`<dt>${o}</dt><dd dir="auto">${d}</dd>`)}
      </dl>
      ${/^https?:/i.test(n.uri)?l`<a href=${n.uri} target="_blank" rel="noopener noreferrer">
              ${m("outside")} ${r.openSource}
            </a>`:c}
      <div class="row">
        ${re({entry:e,own:j(s,e.id),rights:this.rights,texts:r,onVote:o=>this.attempt(this.client.vote(e.id,o))})}
        ${this.rights.maySteer?p(this,P,Qi).call(this):c}
        ${De(e,s.me)?p(this,P,Dt).call(this,"withdraw",r.withdraw,"back"):c}
        ${this.rights.maySteer?p(this,P,Dt).call(this,"remove",r.remove,"remove"):c}
      </div>`}};P=new WeakSet,Yi=function(){let{entry:e,texts:r,replica:s}=this,{song:n}=e,o=vt(s,this.client.clock.nowMs()).find(a=>a.entry.id===e.id);return[o?[r.when,p(this,P,Zi).call(this,o.position,o.etaS)]:null,e.why?[r.reason,ht(r,e.why)]:null,[r.votes,r.votesFor(e.up,e.down)],[r.source,xt(e,s.me,r)],n.album?[r.album,n.album]:null,n.duration_s===null?null:[r.length,G(n.duration_s)],e.dedication?["♥",e.dedication]:null].filter(a=>a!==null)},Zi=function(e,r){let{texts:s}=this,n=s.position(e);return r===null?n:`${s.inMinutesLong(Ue(r))}, ${n}`},Qi=function(){let{texts:e,entry:r}=this;return l`<button
      class="wide"
      data-command="prioritize"
      @click=${()=>p(this,P,It).call(this,"prioritize",e.toast.prioritized(r.song.title))}
    >
      ${m("first")} ${e.prioritize}
    </button>`},Dt=function(e,r,s){let{texts:n,entry:o,armed:d}=this,a=e==="withdraw"?n.toast.withdrawn:n.toast.removed;return l`<button
      class="wide ${d===e?"sure":"danger"}"
      data-command=${e}
      @click=${()=>{d===e?p(this,P,It).call(this,e,a(o.song.title)):this.armed=e}}
    >
      ${m(s)} ${d===e?n.sure:r}
    </button>`},It=async function(e,r){this.armed=null,await this.carryOut(e,{entry:this.entry.id})&&(this.tell(r),p(this,P,Ft).call(this))},Ft=function(){this.dispatchEvent(new CustomEvent("rb-close",{bubbles:!0,composed:!0}))},he.styles=[E,ie,ke,Ji],h([R({attribute:!1})],he.prototype,"entry",2),h([_()],he.prototype,"armed",2),he=h([S("rb-details")],he);var Xi=(i,t,e)=>{let r=new Map;for(let s=t;s<=e;s++)r.set(i[s],s);return r},se=be(class extends X{constructor(i){if(super(i),i.type!==V.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,t,e){let r;e===void 0?e=t:t!==void 0&&(r=t);let s=[],n=[],o=0;for(let d of i)s[o]=r?r(d,o):o,n[o]=e(d,o),o++;return{values:n,keys:s}}render(i,t,e){return this.dt(i,t,e).values}update(i,[t,e,r]){let s=Vi(i),{values:n,keys:o}=this.dt(t,e,r);if(!Array.isArray(s))return this.ut=o,n;let d=this.ut??=[],a=[],g,$,u=0,w=s.length-1,b=0,M=n.length-1;for(;u<=w&&b<=M;)if(s[u]===null)u++;else if(s[w]===null)w--;else if(d[u]===o[b])a[b]=ee(s[u],n[b]),u++,b++;else if(d[w]===o[M])a[M]=ee(s[w],n[M]),w--,M--;else if(d[u]===o[M])a[M]=ee(s[u],n[M]),ve(i,a[M+1],s[u]),u++,M--;else if(d[w]===o[b])a[b]=ee(s[w],n[b]),ve(i,s[u],s[w]),w--,b++;else if(g===void 0&&(g=Xi(o,b,M),$=Xi(d,u,w)),g.has(d[u]))if(g.has(d[w])){let I=$.get(o[b]),_t=I!==void 0?s[I]:null;if(_t===null){let ei=ve(i,s[u]);ee(ei,n[b]),a[b]=ei}else a[b]=ee(_t,n[b]),ve(i,s[u],_t),s[I]=null;b++}else ft(s[w]),w--;else ft(s[u]),u++;for(;b<=M;){let I=ve(i,a[M+1]);ee(I,n[b]),a[b++]=I}for(;u<=w;){let I=s[u++];I!==null&&ft(I)}return this.ut=o,gt(i,a),q}});var er=f(":host{position:fixed;inset:auto 0 calc(96px + env(safe-area-inset-bottom));z-index:20;display:grid;justify-items:center;gap:8px;padding:0 14px;pointer-events:none}@media(min-width:900px){:host{inset-block-end:28px}}button{display:grid;grid-template-columns:auto minmax(0,1fr);justify-content:start;max-width:520px;padding:11px 18px 11px 14px;border:1px solid var(--line);border-radius:18px;color:var(--ink);font-weight:600;text-align:start;overflow-wrap:anywhere;background:var(--raised);box-shadow:var(--shadow);pointer-events:auto;animation:rise .25s cubic-bezier(.2,.8,.2,1)}button span{display:-webkit-box;overflow:hidden;-webkit-box-orient:vertical;-webkit-line-clamp:4}.good svg{color:var(--leaf)}.bad svg{color:var(--amber)}@keyframes rise{0%{opacity:0;transform:translateY(16px)}}");var Rs={good:4e3,bad:7e3},As=3,Ie,Bt,me=class extends L{constructor(){super(...arguments);y(this,Ie);this.shown=[]}show(e){this.shown=[...this.shown.slice(1-As),e],setTimeout(()=>p(this,Ie,Bt).call(this,e),Rs[e.tone])}connectedCallback(){super.connectedCallback(),this.setAttribute("role","status"),this.setAttribute("aria-live","polite")}render(){return l`${se(this.shown,e=>e,e=>l`<button
        class=${e.tone}
        title=${this.texts.dismiss}
        @click=${()=>p(this,Ie,Bt).call(this,e)}
      >
        ${m(e.tone==="good"?"check":"warning")}<span>${e.text}</span>
      </button>`)}`}};Ie=new WeakSet,Bt=function(e){this.shown=this.shown.filter(r=>r!==e)},me.styles=[E,er],h([R({attribute:!1})],me.prototype,"texts",2),h([_()],me.prototype,"shown",2),me=h([S("rb-notices")],me);var tr=f(".card{position:relative;display:grid;grid-template-columns:104px minmax(0,1fr);gap:14px 16px;overflow:hidden;box-shadow:var(--shadow);background:radial-gradient(90% 120% at 0 0,hsl(var(--hue, 320) 75% var(--hue-light) / .34),transparent 75%),var(--card)}rb-cover{width:104px;box-shadow:0 6px 20px #0006}.words{display:flex;flex-direction:column;justify-content:center;min-width:0;gap:3px}.label{display:flex;align-items:center;gap:8px;color:var(--berry);font-size:.8rem;font-weight:700;letter-spacing:.02em}.label svg{width:18px;height:18px}.title{display:-webkit-box;font-size:1.3rem;line-height:1.2;-webkit-box-orient:vertical;-webkit-line-clamp:2}.artist{display:-webkit-box;color:var(--muted);-webkit-box-orient:vertical;-webkit-line-clamp:1}.progress{grid-column:1 / -1}.bar{height:8px;overflow:hidden;border-radius:4px;background:var(--raised)}.bar i{display:block;height:100%;background:linear-gradient(90deg,var(--berry-fill),var(--violet-fill));clip-path:inset(0 calc(100% - var(--at)) 0 0 round 4px);transition:clip-path .5s linear}.progress input{display:block;margin:-12px 0 -16px}.times{display:flex;justify-content:space-between;padding-top:6px;color:var(--muted);font-size:.8rem;font-variant-numeric:tabular-nums}.meta{grid-column:1 / -1;display:flex;align-items:center;justify-content:space-between;gap:12px;min-width:0;font-size:.9rem}.silence{grid-column:1 / -1;display:flex;align-items:center;gap:16px;min-height:84px}.silence>svg{width:44px;height:44px;color:var(--berry)}.silence p{color:var(--muted)}.beat{display:inline-flex;align-items:flex-end;gap:2px;height:14px}.beat i{width:3px;height:100%;border-radius:2px;background:currentColor;transform:scaleY(.3);transform-origin:bottom;animation:beat .9s ease-in-out infinite alternate}.beat i:nth-child(2){animation-delay:-.5s}.beat i:nth-child(3){animation-delay:-.8s}.still .beat i{animation:none}@keyframes beat{to{transform:scaleY(1)}}@media(max-width:359px){.card{grid-template-columns:76px minmax(0,1fr);padding:14px}rb-cover{width:76px}.title{font-size:1.1rem}}@media(min-width:900px){.card{grid-template-columns:minmax(0,1fr)}rb-cover{width:100%;max-height:46vh;border-radius:18px}.title{font-size:1.5rem;-webkit-line-clamp:3}}");var Ms=500,_e,Fe,O,ir,rr,sr,nr,or,ar,Wt,Se=class extends T{constructor(){super(...arguments);y(this,O);this.heldS=null;y(this,_e,!1);y(this,Fe)}connectedCallback(){super.connectedCallback(),N(this,Fe,setInterval(()=>{this.replica.player.state==="playing"&&!document.hidden&&this.requestUpdate()},Ms))}disconnectedCallback(){super.disconnectedCallback(),clearInterval(x(this,Fe))}willUpdate(e){let r=e.get("replica")?.player,{player:s}=this.replica,n=r!==void 0&&r.position_at!==s.position_at;(r&&r.epoch!==s.epoch||x(this,_e)&&n)&&p(this,O,Wt).call(this)}render(){let{entry:e}=this.replica.player;return e?p(this,O,ir).call(this,e):p(this,O,nr).call(this)}};_e=new WeakMap,Fe=new WeakMap,O=new WeakSet,ir=function(e){let{texts:r,replica:s}=this,{song:n}=e,o=s.player.state==="playing";return l`<section
      class="card ${o?"":"still"}"
      style=${W({"--hue":String(bt(n.title))})}
      aria-labelledby="label"
    >
      <rb-cover .song=${n} label=${r.cover(n.title)}></rb-cover>
      <div class="words">
        <p class="label" id="label">
          ${p(this,O,rr).call(this)}
        </p>
        <h2 class="title" dir="auto" title=${n.title}>${n.title}</h2>
        <p class="artist" dir="auto" title=${n.artist}>${n.artist}</p>
      </div>
      ${p(this,O,sr).call(this)}
      <div class="meta">
        ${xt(e,s.me,r)}
        ${re({entry:e,own:j(s,e.id),rights:this.rights,texts:r,onVote:d=>this.attempt(this.client.vote(e.id,d))})}
      </div>
    </section>`},rr=function(){let{nowPlaying:e,paused:r,banner:s}=this.texts;switch(this.replica.player.state){case"playing":return l`<span class="beat" aria-hidden="true"><i></i><i></i><i></i></span>${e}`;case"error":return l`${m("warning")}${s.fault}`;default:return l`${m("pause")}${r}`}},sr=function(){let{player:e}=this.replica,r=this.heldS??zt(e,this.client.clock.nowMs()),{duration_s:s}=e,n=s?100*r/s:0,o=this.texts.controls.seekValue(G(r),G(s??0)),d=W({"--at":`${n.toFixed(2)}%`});return l`<div class="progress">
      ${this.rights.maySteer&&s?l`<input
              type="range"
              min="0"
              max=${s}
              step="1"
              style=${d}
              .value=${U(String(Math.round(r)))}
              aria-label=${this.texts.controls.seek}
              title=${this.texts.controls.seek}
              aria-valuetext=${o}
              @input=${p(this,O,or)}
              @change=${p(this,O,ar)}
            />`:l`<div
              class="bar"
              role="progressbar"
              aria-label=${this.texts.controls.seek}
              aria-valuemin="0"
              aria-valuemax="100"
              aria-valuenow=${Math.round(n)}
              aria-valuetext=${o}
            >
              <i style=${d}></i>
            </div>`}
      <div class="times">
        <span>${G(r)}</span><span>${s?G(s):c}</span>
      </div>
    </div>`},nr=function(){let{texts:e}=this,r=this.replica.party.open?e.silenceHint:e.silenceClosed;return l`<section class="card still" aria-labelledby="silence">
      <div class="silence">
        ${m("moon")}
        <div>
          <h2 class="title" id="silence">${e.silence}</h2>
          <p>${r}</p>
        </div>
      </div>
    </section>`},or=function(e){this.heldS=e.target.valueAsNumber},ar=async function(e){let r=e.target.valueAsNumber;this.heldS=r,N(this,_e,!0),await this.carryOut("seek",{position_s:r})||p(this,O,Wt).call(this)},Wt=function(){this.heldS=null,N(this,_e,!1)},Se.styles=[E,ie,ke,$e,tr],h([_()],Se.prototype,"heldS",2),Se=h([S("rb-now")],Se);var lr=f(":host{min-height:100dvh}.page{max-width:1240px;margin:0 auto;padding:max(10px,env(safe-area-inset-top)) max(14px,env(safe-area-inset-right)) calc(104px + env(safe-area-inset-bottom)) max(14px,env(safe-area-inset-left))}.top{display:flex;align-items:center;gap:10px;min-height:52px;margin-bottom:8px}.top img{width:36px;height:36px}h1{flex:0 1 auto;min-width:0;font-size:1.3rem;font-weight:800;letter-spacing:-.01em}h1 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.72rem;vertical-align:3px;background:var(--violet-fill)}.guests{display:flex;flex:none;align-items:center;gap:6px;margin-inline-start:auto;padding:6px 12px;border-radius:999px;color:var(--muted);font-weight:700;background:var(--card)}.guests svg{width:20px;height:20px}main{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.stage{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;align-content:start}.dock{position:fixed;inset:auto 0 0;z-index:5;padding:26px 14px calc(14px + env(safe-area-inset-bottom));background:linear-gradient(transparent,var(--night) 55%);pointer-events:none}.dock button{display:flex;width:min(100%,460px);min-height:58px;margin:0 auto;font-size:1.1rem;box-shadow:var(--shadow);pointer-events:auto}.loading{display:grid;place-items:center;align-content:center;gap:14px;min-height:70dvh;color:var(--muted)}@media(max-width:359px){.top{gap:7px}.top img{width:30px;height:30px}h1{font-size:1.1rem}h1 small{margin:0;padding:2px 7px}.guests{padding:5px 9px}}@media(min-width:900px){.page{padding-inline:28px}.page{padding-bottom:28px}.dock{position:static;padding:0 0 16px;background:none}.dock button{width:100%}main{grid-template-columns:minmax(300px,380px) minmax(0,1fr);gap:24px;align-items:start}.stage{position:sticky;top:16px}}");function dr(i){let t=new Map;for(let e of i)e.dataset.id!==void 0&&t.set(e.dataset.id,e.getBoundingClientRect());return t}function pr(i,t){if(!matchMedia("(prefers-reduced-motion: reduce)").matches)for(let e of i){let{top:r,bottom:s}=e.getBoundingClientRect(),n=t.get(e.dataset.id??""),o=s>0&&r<innerHeight;n===void 0?o&&e.animate({opacity:[0,1],scale:[.96,1]},{duration:380}):Math.abs(n.top-r)>1&&(o||n.top<innerHeight)&&e.animate({transform:[`translateY(${n.top-r}px)`,"none"]},{duration:380,easing:"cubic-bezier(.2,.8,.2,1)"})}}var cr=f("header{display:flex;align-items:baseline;justify-content:space-between;gap:12px;padding:4px 4px 12px}h2{font-size:1.15rem}header span{color:var(--muted);font-size:.85rem}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}li{position:relative;display:flex;align-items:center;gap:4px;padding-inline-end:8px;border:1px solid var(--line);border-radius:var(--round);background:var(--card)}li.own{border-color:color-mix(in srgb,var(--leaf) 60%,transparent);background:color-mix(in srgb,var(--leaf) 9%,var(--card))}li.flash{animation:flash 1.6s ease-out}@keyframes flash{0%{background:color-mix(in srgb,var(--leaf) 40%,var(--card))}}.open{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:8px 4px 8px 10px;border-radius:var(--round);text-align:start;background:none}.picture{position:relative;flex:none}rb-cover{width:52px}.picture b{position:absolute;inset:auto auto -3px -3px;min-width:21px;padding:0 5px;border-radius:999px;color:var(--ink);font-size:.72rem;line-height:21px;text-align:center;font-variant-numeric:tabular-nums;background:var(--raised)}.words{display:grid;gap:1px;min-width:0}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;line-height:1.25}.artist{font-size:.9rem}.meta{display:flex;flex-wrap:wrap;align-items:center;gap:1px 10px;min-width:0;margin-top:2px;color:var(--muted);font-size:.8rem;white-space:nowrap}.meta .when{flex:none;color:var(--violet);font-weight:700}.meta .who{max-width:9rem}.meta .why{max-width:100%;overflow:hidden;text-overflow:ellipsis}.actions{display:none}.empty{display:grid;justify-items:center;gap:4px;padding:36px 12px;border:2px dashed var(--line);border-radius:var(--round);color:var(--muted);text-align:center}.empty svg{width:40px;height:40px;margin-bottom:6px;color:var(--berry)}.more{width:100%;margin-top:12px}h3{padding:18px 4px 8px;color:var(--muted);font-size:.95rem}@media(max-width:359px){.open{gap:9px;padding-inline-start:7px}rb-cover{width:46px}li{padding-inline-end:4px}}@media(min-width:600px){.actions{display:flex}rb-cover{width:58px}}");var $t=50,Cs=1e4,Te,Be,C,wt,ur,hr,mr,gr,fr,yr,Ee=class extends T{constructor(){super(...arguments);y(this,C);this.shown=$t;y(this,Te,null);y(this,Be)}connectedCallback(){super.connectedCallback(),N(this,Be,setInterval(()=>{document.hidden||this.requestUpdate()},Cs))}disconnectedCallback(){super.disconnectedCallback(),clearInterval(x(this,Be))}async reveal(e){let r=this.replica.order.indexOf(e);r>=this.shown&&(this.shown=r+$t),await this.updateComplete;let s=[...x(this,C,wt)].find(n=>n.dataset.id===e);s?.scrollIntoView({block:"nearest",behavior:"smooth"}),s?.classList.add("flash"),s?.addEventListener("animationend",()=>s.classList.remove("flash"),{once:!0})}willUpdate(e){let r=e.get("replica");N(this,Te,r&&r.order!==this.replica.order?dr(x(this,C,wt)):null)}updated(){x(this,Te)&&pr(x(this,C,wt),x(this,Te))}render(){let{texts:e,replica:r}=this,s=vt(r,this.client.clock.nowMs()),n=s.at(-1),o=s.length-this.shown;return l`<section aria-labelledby="heading">
      <header>
        <h2 id="heading">${e.upNext}</h2>
        ${n?l`<span>${e.queueSize(s.length,Ue(Gi(s)))}</span>`:c}
      </header>
      ${n?l`<ol>
              ${se(s.slice(0,this.shown),({entry:d})=>d.id,d=>p(this,C,ur).call(this,d))}
            </ol>`:l`<div class="empty">
              ${m("note")}
              <strong>${e.queueEmpty}</strong>
              <span>${r.party.open?e.queueEmptyHint:c}</span>
            </div>`}
      ${o>0?l`<button
              class="more"
              @click=${()=>{this.shown+=$t}}
            >
              ${e.showMore(Math.min(o,$t))}
            </button>`:c}
      ${p(this,C,gr).call(this)}
    </section>`}};Te=new WeakMap,Be=new WeakMap,C=new WeakSet,wt=function(){return this.renderRoot.querySelectorAll("li[data-id]")},ur=function({entry:e,position:r,etaS:s}){let{texts:n,replica:o}=this,{song:d}=e;return l`<li data-id=${e.id} class=${De(e,o.me)?"own":""}>
      <button
        class="open"
        title=${n.details(d.title)}
        @click=${()=>this.showDetails(e.id)}
      >
        <span class="picture">
          <rb-cover .song=${d}></rb-cover>
          <b aria-hidden="true">${r}</b>
          <span class="sr">${n.position(r)}</span>
        </span>
        <span class="words">
          <span class="title" dir="auto">${d.title}</span>
          <span class="artist muted" dir="auto">${d.artist}</span>
          <span class="meta">
            <span class="when">${p(this,C,hr).call(this,e,r,s)}</span>
            ${Ut(e,o.me,n)}
            <span class="why">${ht(n,e.why)}</span>
          </span>
        </span>
      </button>
      ${p(this,C,mr).call(this,e)}
      ${re({entry:e,own:j(o,e.id),rights:this.rights,texts:n,onVote:a=>this.attempt(this.client.vote(e.id,a))})}
    </li>`},hr=function(e,r,s){let{texts:n}=this;return e.state==="pending"?n.pending:r===1?n.plays.next:s===null?"":n.plays.inMinutes(Ue(s))},mr=function(e){if(!this.rights.maySteer)return c;let{texts:r}=this,{title:s}=e.song;return l`<span class="actions">
      <button
        class="round quiet"
        aria-label=${r.actionOn(r.prioritize,s)}
        title=${r.prioritize}
        @click=${()=>p(this,C,fr).call(this,e)}
      >
        ${m("first")}
      </button>
      <button
        class="round quiet"
        aria-label=${r.actionOn(r.remove,s)}
        title=${r.remove}
        @click=${()=>p(this,C,yr).call(this,e)}
      >
        ${m("remove")}
      </button>
    </span>`},gr=function(){let{waiting_approval:e}=this.replica.me;return e.length===0?c:l`<h3>${this.texts.waitingApproval}</h3>
      <ol>
        ${e.map(({song:r})=>l`<li class="own">
            <span class="open">
              <rb-cover .song=${r}></rb-cover>
              <span class="words">
                <span class="title" dir="auto">${r.title}</span>
                <span class="artist muted" dir="auto">${r.artist}</span>
              </span>
            </span>
          </li>`)}
      </ol>`},fr=async function({id:e,song:r}){await this.carryOut("prioritize",{entry:e})&&this.tell(this.texts.toast.prioritized(r.title))},yr=async function({id:e,song:r}){await this.carryOut("remove",{entry:e})&&this.tell(this.texts.toast.removed(r.title))},Ee.styles=[E,ie,ke,cr],h([_()],Ee.prototype,"shown",2),Ee=h([S("rb-queue")],Ee);var br=f(":host{display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;outline:none;color:var(--ink);font-size:1.05rem;background:none}input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}");var Ps=120,Re,v,vr,xr,$r,wr,kr,Sr,_r,Er,Tr,Gt,Rr,Kt,K=class extends T{constructor(){super(...arguments);y(this,v);this.query="";this.hits=null;this.problem=null;this.asked=null;y(this,Re)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(x(this,Re)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}render(){let{search:e}=this.texts;return l`<form role="search" @submit=${p(this,v,Er)}>
        <label class="field">
          ${m("search")}
          <input
            type="search"
            enterkeyhint="search"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="300"
            placeholder=${e.field}
            aria-label=${e.field}
            @input=${p(this,v,_r)}
          />
        </label>
        <button
          type="button"
          class="round"
          aria-label=${this.texts.close}
          title=${this.texts.close}
          @click=${()=>p(this,v,Kt).call(this)}
        >
          ${m("close")}
        </button>
      </form>
      <div class="scroll">
        <p class="sr" role="status">${p(this,v,vr).call(this)}</p>
        ${this.query?p(this,v,xr).call(this):l`<p class="hint">${e.hint}</p>`}
      </div>`}};Re=new WeakMap,v=new WeakSet,vr=function(){if(!this.query)return"";let{search:e}=this.texts;return this.hits?.done?e.found(this.hits.hits.length):e.searching},xr=function(){let{search:e}=this.texts,{query:r,hits:s,problem:n}=this,o=s?.done&&s.hits.length===0&&!we(r);return l`<ul>
        ${p(this,v,$r).call(this)}
        ${se(s?.hits??[],({song:d})=>d.uri,d=>p(this,v,wr).call(this,d))}
      </ul>
      ${o?l`<p class="hint">${e.none(s.query)}</p>`:c}
      ${n?l`<p class="hint" role="alert">${mt(this.texts,n)}</p>`:c}
      ${s?.more?l`<p class="hint">${e.more}</p>`:c}`},$r=function(){let{search:e}=this.texts,{query:r}=this;return l`<li>
      <button class="ask" data-typed ?disabled=${this.asked!==null} @click=${p(this,v,Tr)}>
        <span class="typed">${m(we(r)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${we(r)?e.asLink:e.asTyped(r)}</span>
          <span class="artist muted" dir="auto">${we(r)?r:e.asTypedHint}</span>
        </span>
        <span class="go">${m("send")}</span>
      </button>
    </li>`},wr=function(e){let{song:r,mark:s}=e,n=s==="ok"&&this.rights.mayRequest,o=r.duration_s===null?"":G(r.duration_s);return l`<li class=${s==="ok"||s==="waiting"?"":"off"} data-uri=${r.uri}>
      <button
        class="ask"
        ?disabled=${!n||this.asked!==null}
        title=${n?this.texts.search.request(r.title):c}
        @click=${()=>p(this,v,Gt).call(this,{uri:r.uri})}
      >
        <rb-cover .song=${r}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${r.title}</span>
          <span class="artist muted" dir="auto">
            ${[r.artist,o,r.explicit?this.texts.explicit:""].filter(Boolean).join(" · ")}
          </span>
          ${s==="ok"?c:l`<span class="mark">${p(this,v,kr).call(this,e)}</span>`}
        </span>
        ${n?l`<span class="go">${m(this.asked===r.uri?"check":"plus")}</span>`:c}
      </button>
      ${s==="waiting"?p(this,v,Sr).call(this,e):c}
    </li>`},kr=function({mark:e,reason:r}){return e==="waiting"?this.texts.mark.waiting:r??this.texts.mark[e]},Sr=function({entry:e}){let r=e===null?void 0:ye(this.replica,e);return r?re({entry:r,own:j(this.replica,r.id),rights:this.rights,texts:this.texts,onVote:s=>this.attempt(this.client.vote(r.id,s))}):c},_r=function(e){if(this.query=e.target.value.trim(),clearTimeout(x(this,Re)),this.query===""){this.client.endSearch(),this.hits=null,this.problem=null;return}N(this,Re,setTimeout(()=>{this.client.search(this.query,r=>{this.hits=r,this.problem=null},r=>{this.problem=r})},Ps))},Er=function(e){e.preventDefault(),this.renderRoot.querySelector("input")?.blur()},Tr=function(){p(this,v,Gt).call(this,we(this.query)?{uri:this.query}:{query:this.query})},Gt=async function(e){this.asked="uri"in e?e.uri:e.query;let r=await this.carryOut("enqueue",e);this.asked=null,r&&(this.tell(p(this,v,Rr).call(this,r)),p(this,v,Kt).call(this,r.entry.id))},Rr=function({entry:e,duplicate:r}){let{toast:s}=this.texts,{title:n}=e.song;return r?s.duplicate(n):e.state==="approval"?s.requestedApproval(n):e.position===null?s.requestedPending(n):s.requested(n,e.position)},Kt=function(e){this.dispatchEvent(new CustomEvent("rb-close",{detail:e,bubbles:!0,composed:!0}))},K.styles=[E,ie,br],h([_()],K.prototype,"query",2),h([_()],K.prototype,"hits",2),h([_()],K.prototype,"problem",2),h([_()],K.prototype,"asked",2),K=h([S("rb-search")],K);var Ar=f(":host{position:fixed;inset:0;z-index:10;display:grid;justify-items:center;align-items:end}.backdrop{position:absolute;inset:0;background:#0a0410b3;animation:appear .2s}.panel{position:relative;display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}.panel:focus{outline:none}:host([tall]) .panel{height:100dvh;max-height:100dvh;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{opacity:0;transform:translateY(40px)}}@media(min-width:700px){:host{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}");var We,Ae,ne,Mr,kt,ge=class extends L{constructor(){super(...arguments);y(this,ne);this.label="";this.tall=!1;y(this,We,null);y(this,Ae,null)}connectedCallback(){super.connectedCallback(),N(this,We,Os()),!(typeof CloseWatcher>"u")&&(N(this,Ae,new CloseWatcher),x(this,Ae).onclose=()=>p(this,ne,kt).call(this))}disconnectedCallback(){super.disconnectedCallback(),x(this,Ae)?.destroy(),x(this,We)?.focus()}firstUpdated(){(this.querySelector("[data-first]")??this.renderRoot.querySelector(".panel"))?.focus()}render(){return l`<div class="backdrop" @click=${p(this,ne,kt)}></div>
      <div
        class="panel"
        role="dialog"
        aria-modal="true"
        aria-label=${this.label}
        tabindex="-1"
        @keydown=${p(this,ne,Mr)}
      >
        <slot></slot>
      </div>`}};We=new WeakMap,Ae=new WeakMap,ne=new WeakSet,Mr=function(e){e.key==="Escape"&&p(this,ne,kt).call(this)},kt=function(){this.dispatchEvent(new CustomEvent("rb-close",{bubbles:!0,composed:!0}))},ge.styles=[E,Ar],h([R()],ge.prototype,"label",2),h([R({type:Boolean,reflect:!0})],ge.prototype,"tall",2),ge=h([S("rb-sheet")],ge);function Os(){let i=document.activeElement;for(;i?.shadowRoot?.activeElement;)i=i.shadowRoot.activeElement;return i instanceof HTMLElement?i:null}var Ge,A,Cr,Pr,Or,Jt,qr,Yt,Zt,Ke,D=class extends L{constructor(){super();y(this,A);this.texts=Pi(navigator.languages);this.client=Ri();this.view=this.client.view;this.open=null;y(this,Ge,()=>{});y(this,Ke,e=>{let r=this.open!==null||!this.view.replica?.party.open;e.key!=="/"||r||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),p(this,A,Yt).call(this))});document.documentElement.lang=this.texts.language,this.addEventListener("rb-notice",({detail:e})=>{e&&this.notices.show(e)}),this.addEventListener("rb-details",({detail:e})=>{e&&(this.open={what:"details",entry:e})})}connectedCallback(){super.connectedCallback(),N(this,Ge,this.client.subscribe(e=>{this.view.connection==="lost"&&e.connection==="up"&&this.notices.show({text:this.texts.banner.back,tone:"good"}),this.view=e})),window.addEventListener("keydown",x(this,Ke))}disconnectedCallback(){super.disconnectedCallback(),x(this,Ge).call(this),window.removeEventListener("keydown",x(this,Ke))}updated(){let e=this.view.replica?.player.entry?.song,r=[this.badge(),"Raveberry"].filter(Boolean).join(" · ");document.title=e?`${e.title} · ${r}`:r}render(){let{texts:e}=this,{replica:r}=this.view;return l`<div class="page" ?inert=${p(this,A,Jt).call(this,r)!==null}>
        <header class="top">
          <img src=${Z("static/icon.svg").href} alt="" />
          <h1>Raveberry${this.badge()?l`<small>${this.badge()}</small>`:c}</h1>
          ${r?p(this,A,Cr).call(this,r.party.guests_active):c}
        </header>
        ${p(this,A,Or).call(this,r)}
        ${r?p(this,A,Pr).call(this,r):l`<p class="loading">
                <img src=${Z("static/icon.svg").href} alt="" width="72" height="72" />
                ${e.loading}
              </p>`}
      </div>
      ${p(this,A,qr).call(this,r)}
      <rb-notices .texts=${e}></rb-notices>`}};Ge=new WeakMap,A=new WeakSet,Cr=function(e){let r=this.texts.guestsHere(e);return l`<span class="guests" role="img" aria-label=${r} title=${r}>
      ${m("people")}${e}
    </span>`},Pr=function(e){let{client:r,texts:s}=this,n=ut(e.me.role,e.party);return l`<main>
        <div class="stage">
          <rb-now .client=${r} .texts=${s} .replica=${e}></rb-now>
          ${n.maySteer?l`<rb-controls .client=${r} .texts=${s} .replica=${e}></rb-controls>`:c}
        </div>
        <div class="list">
          ${n.mayRequest?l`<div class="dock">
                  <button
                    class="main"
                    data-open="search"
                    title=${s.search.open}
                    @click=${p(this,A,Yt)}
                  >
                    ${m("search")} ${s.search.open}
                  </button>
                </div>`:c}
          <rb-queue .client=${r} .texts=${s} .replica=${e}></rb-queue>
        </div>
        ${this.beside(e,n)}
      </main>`},Or=function(e){let r=this.view.connection==="lost";return l`<rb-banners
      .client=${this.client}
      .texts=${this.texts}
      .replica=${e}
      .isLost=${r}
    ></rb-banners>`},Jt=function(e){return e===null||this.open===null?null:this.open.what==="search"?e.party.open?this.open:null:e.entries.has(this.open.entry)?this.open:null},qr=function(e){let{client:r,texts:s}=this,n=p(this,A,Jt).call(this,e);if(e===null||n===null)return c;if(n.what==="search")return l`<rb-sheet tall label=${s.search.open} @rb-close=${p(this,A,Zt)}>
        <rb-search .client=${r} .texts=${s} .replica=${e}></rb-search>
      </rb-sheet>`;let o=ye(e,n.entry);return l`<rb-sheet label=${o?.song.title??""} @rb-close=${p(this,A,Zt)}>
      <rb-details .client=${r} .texts=${s} .replica=${e} .entry=${o}></rb-details>
    </rb-sheet>`},Yt=function(){this.open={what:"search"}},Zt=async function({detail:e}){this.open=null,e&&(await this.updateComplete,await this.queue.reveal(e))},Ke=new WeakMap,D.styles=[E,lr],h([_()],D.prototype,"view",2),h([_()],D.prototype,"open",2),h([Lt("rb-notices")],D.prototype,"notices",2),h([Lt("rb-queue")],D.prototype,"queue",2);var Lr=f('.tabs{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:4px;padding:4px;border:1px solid var(--line);border-radius:999px;background:var(--card)}.tabs button{min-width:0;padding:0 6px;background:none}.tabs button[aria-selected=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:359px){.tabs svg{display:none}}@media(max-width:899px){:host([tab="queue"]) :is(rb-party,rb-lights),:host([tab="party"]) :is(rb-queue,rb-lights),:host([tab="lights"]) :is(rb-queue,rb-party){display:none}.tabs{order:-1}.stage{order:-2}}@media(min-width:900px){.tabs{display:none}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(270px,310px);gap:20px}.page{max-width:1440px}}@media(min-width:900px)and (max-width:1179px){.beside{grid-column:2}.stage{grid-row:span 2}}');function Nr({r:i,g:t,b:e}){return`#${[i,t,e].map(r=>r.toString(16).padStart(2,"0")).join("")}`}function Hr(i){let[t=0,e=0,r=0]=[1,3,5].map(s=>Number.parseInt(i.slice(s,s+2),16));return{r:t,g:e,b:r}}var jr=f('.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px;padding-top:14px;border-top:1px solid var(--line)}.device:first-of-type{padding-top:0;border:0}.head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.row label{display:flex;flex:1;align-items:center;gap:10px;min-width:0;color:var(--muted);font-size:.9rem}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}');var Ye,J,Vr,Qt,Ur,Je=class extends T{constructor(){super(...arguments);y(this,J);y(this,Ye,new Map)}render(){let{texts:e,replica:r}=this,{online:s,devices:n}=r.lights;return l`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.lights.title}</h2>
      ${s?p(this,J,Vr).call(this,n):l`<p class="muted">${e.lights.offline}</p>`}
    </section>`}};Ye=new WeakMap,J=new WeakSet,Vr=function(e){let{lights:r}=this.texts,[s]=e;if(!s)return l`<p class="muted">${r.none}</p>`;let n={name:r.all,effects:[...new Set(e.flatMap(({effects:o})=>o))],state:e.some(({state:o})=>o==="ON")?"ON":"OFF",brightness:Math.max(...e.map(({brightness:o})=>o)),color:s.color,effect:e.every(({effect:o})=>o===s.effect)?s.effect:""};return[e.length>1?p(this,J,Qt).call(this,n):c,se(e,({id:o})=>o,o=>p(this,J,Qt).call(this,o,o.available?r.pixels(o.pixels):r.unavailable))]},Qt=function(e,r=""){let{lights:s}=this.texts,{name:n}=e,o=p(this,J,Ur).call(this,e.id??""),d={...e,...o.value},a=u=>o.drag({...o.value,...u}),g=Math.round(100*d.brightness/255),$=d.state==="ON";return l`<div class="device" data-device=${e.id??""}>
      <div class="head">
        <h3>${n}${r?l`<small>${r}</small>`:c}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${$}
          aria-label=${s.power(n)}
          title=${s.power(n)}
          @click=${()=>a({state:$?"OFF":"ON"})}
        ></button>
      </div>
      <div class="row">
        <label title=${s.brightness(n)}>
          ${s.brightnessShort}
          <input
            type="range"
            min="1"
            max="255"
            aria-label=${s.brightness(n)}
            aria-valuetext="${g} %"
            style=${W({"--at":`${g}%`})}
            .value=${U(String(d.brightness))}
            @input=${u=>a({brightness:qs(u)})}
          />
        </label>
      </div>
      <div class="row">
        <select
          aria-label=${s.effect(n)}
          title=${s.effect(n)}
          @change=${u=>a({effect:zr(u)})}
        >
          ${d.effect===""?l`<option value="" selected disabled>…</option>`:c}
          ${e.effects.map(u=>l`<option value=${u} .selected=${U(u===d.effect)}>
                ${s.effects[u]??u}
              </option>`)}
        </select>
        <input
          type="color"
          aria-label=${s.color(n)}
          title=${s.color(n)}
          .value=${U(Nr(d.color))}
          @input=${u=>a({color:Hr(zr(u))})}
        />
      </div>
    </div>`},Ur=function(e){let r=x(this,Ye).get(e);if(r)return r;let s=e===""?{}:{device:e},n=new xe(this,o=>this.carryOut("set_lights",{...s,...o}));return x(this,Ye).set(e,n),n},Je.styles=[E,$e,jr],Je=h([S("rb-lights")],Je);function zr(i){return i.target.value}function qs(i){return i.target.valueAsNumber}var Dr=f(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}");var Ls=["full_control","full_voting","upvotes_only","no_control"],Ns=["fair","votes","fifo"],H,Ir,Fr,Xt,Br,Wr,Me=class extends T{constructor(){super(...arguments);y(this,H);this.isClosing=!1}render(){let{texts:e,replica:r,rights:s}=this,{party:n}=r;return l`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.host.party}</h2>
        <p class="status ${n.open?"open":""}">
          <i></i>${n.open?e.host.isOpen:e.host.isClosed}
        </p>
        <p class="muted">${e.host.guests(n.guests_active,n.guests_total)}</p>
        ${n.open?p(this,H,Fr).call(this):p(this,H,Ir).call(this)}
        <fieldset ?disabled=${!s.mayHost}>
          <legend>${e.host.mode}</legend>
          ${Ls.map(o=>p(this,H,Xt).call(this,"mode",o,e.host.modes[o],o===n.mode,()=>this.carryOut("set_setting",{name:"mode",value:o})))}
        </fieldset>
        <fieldset ?disabled=${!s.mayHost}>
          <legend>${e.host.order}</legend>
          ${Ns.map(o=>p(this,H,Xt).call(this,"order",o,e.host.orders[o],o===n.order,()=>this.carryOut("set_setting",{name:"order",value:o})))}
        </fieldset>
      </section>
      <section class="card join" aria-labelledby="join">
        <h2 id="join">${e.host.join}</h2>
        <img src=${Z("join.svg").href} alt=${e.host.qr} loading="lazy" />
        <p class="muted">${e.host.joinHint}</p>
        <a href=${Z(".").href} target="_blank">${m("outside")} ${e.host.guestPage}</a>
      </section>`}};H=new WeakSet,Ir=function(){return l`<button
      class="main"
      data-command="open_party"
      ?disabled=${!this.rights.mayHost}
      @click=${p(this,H,Br)}
    >
      ${m("play")} ${this.texts.host.open}
    </button>`},Fr=function(){let{host:e,sure:r}=this.texts;return l`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.rights.mayHost}
        @click=${p(this,H,Wr)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${m("moon")} ${this.isClosing?r:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},Xt=function(e,r,{name:s,hint:n},o,d){return l`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${r}
        .checked=${U(o)}
        @change=${async()=>{await d()||this.requestUpdate()}}
      />
      <span>${s}<small>${n}</small></span>
    </label>`},Br=async function(){await this.carryOut("open_party",{})&&this.tell(this.texts.toast.partyOpened)},Wr=async function(){if(!this.isClosing){this.isClosing=!0;return}this.isClosing=!1,await this.carryOut("close_party",{})&&this.tell(this.texts.toast.partyClosed)},Me.styles=[E,Dr],h([_()],Me.prototype,"isClosing",2),Me=h([S("rb-party")],Me);var Pe,St,Ce=class extends D{constructor(){super(...arguments);y(this,Pe);this.tab="queue"}badge(){return this.texts.host.title}beside(e,r){let{client:s,texts:n}=this;return l`<div class="tabs" role="tablist">
        ${p(this,Pe,St).call(this,"queue","queue",n.host.queue)}
        ${p(this,Pe,St).call(this,"party","people",n.host.party)}
        ${p(this,Pe,St).call(this,"lights","light",n.lights.title)}
      </div>
      <div class="beside">
        <rb-party .client=${s} .texts=${n} .replica=${e}></rb-party>
        <rb-lights .client=${s} .texts=${n} .replica=${e}></rb-lights>
      </div>`}};Pe=new WeakSet,St=function(e,r,s){return l`<button
      role="tab"
      aria-selected=${this.tab===e}
      title=${s}
      @click=${()=>{this.tab=e}}
    >
      ${m(r)}<span>${s}</span>
    </button>`},Ce.styles=[...D.styles,Lr],h([R({reflect:!0})],Ce.prototype,"tab",2),Ce=h([S("rb-host")],Ce);export{Ce as HostPage};
