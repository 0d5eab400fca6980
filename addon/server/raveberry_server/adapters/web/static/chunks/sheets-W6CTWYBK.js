/* raveberry sources sha256:995f377a1d8da862 */
/* licences: licences.txt */
import{a}from"./chunk-6REOZFHN.js";import"./chunk-PVOBISXR.js";import"./chunk-JBPCWZH7.js";export{a as sheets};
