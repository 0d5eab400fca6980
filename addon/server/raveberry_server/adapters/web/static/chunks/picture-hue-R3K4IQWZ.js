/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import"./chunk-3ZZLINXU.js";function l(n){let[t,e]=[0,0];for(let a=0;a+3<n.length;a+=4){let[o=0,r=0,u=0]=n.subarray(a,a+3);t+=o-(r+u)/2,e+=Math.sqrt(3)/2*(r-u)}return Math.hypot(t,e)*4<=12*n.length?null:Math.round(Math.atan2(e,t)*180/Math.PI+360)%360}function M(n){let t=document.createElement("canvas");t.width=t.height=8;let e=t.getContext("2d");return e?(e.drawImage(n,0,0,8,8),l(e.getImageData(0,0,8,8).data)):null}export{M as imageHue,l as pictureHue};
