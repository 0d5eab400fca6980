/* raveberry sources sha256:a4fa49a0967b589d */
/* licences: licences.txt */
import{a as t}from"./chunk-677RONIJ.js";import"./chunk-NN4CWLBO.js";var{number:o,plural:n}=t("en"),s={title:"Request a song here",hint:"No phone needed: enter your name or table number.",label:"Name or table number",start:"Start",again:"Enter the same name later to find your songs again.",you:({name:e})=>`You are ${e}`,done:"Done",still:"Are you still there?",leaving:({seconds:e})=>`In ${n(e,{one:`${o(e)} second`,other:`${o(e)} seconds`})} this goes back to the start.`,stay:"Continue"};export{s as kiosk};
