/* raveberry sources sha256:524941176c2f29ad1ca84f209663c7b752d4c34dd37c8a3856c9676660d45d8f */
/* licences: licences.txt */
import{a}from"./chunk-POFIP5AI.js";import"./chunk-7LWOMHRK.js";import"./chunk-WWN5BOCP.js";export{a as sheets};
