/* raveberry sources sha256:9f32314316999f87 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-MQPV35KL.js";import{a as m,b as o}from"./chunks/chunk-ZU526VDH.js";import"./chunks/chunk-FNBXA23I.js";import"./chunks/chunk-2ZIG4G2U.js";import"./chunks/chunk-GOO7XSEQ.js";import"./chunks/chunk-RXVFCC7E.js";r({...m,why:o});
