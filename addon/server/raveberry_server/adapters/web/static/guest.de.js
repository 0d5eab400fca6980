/* raveberry sources sha256:b6721552a86ec287 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-B7HEH3TI.js";import{a as m,b as o}from"./chunks/chunk-U4FXPO6C.js";import"./chunks/chunk-7BB4ZFII.js";import"./chunks/chunk-NJV5MPUQ.js";import"./chunks/chunk-ELB6ZEXP.js";import"./chunks/chunk-6MKVOH3L.js";r({...m,why:o});
