/* raveberry sources sha256:d3dd8d35e5edad84 */
/* licences: licences.txt */
import{a as t}from"./chunk-QGEUJZ4B.js";import"./chunk-RZYV6DFK.js";var{number:o,plural:n}=t("en"),s={title:"Request a song here",hint:"No phone needed: enter your name or table number.",label:"Name or table number",start:"Start",again:"Enter the same name later to find your songs again.",you:({name:e})=>`You are ${e}`,done:"Done",still:"Are you still there?",leaving:({seconds:e})=>`In ${n(e,{one:`${o(e)} second`,other:`${o(e)} seconds`})} this goes back to the start.`,stay:"Continue"};export{s as kiosk};
