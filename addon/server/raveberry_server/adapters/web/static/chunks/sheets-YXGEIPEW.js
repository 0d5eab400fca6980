/* raveberry sources sha256:9f32314316999f87 */
/* licences: licences.txt */
import{a}from"./chunk-2F7ANOTG.js";import"./chunk-GOO7XSEQ.js";import"./chunk-RXVFCC7E.js";export{a as sheets};
