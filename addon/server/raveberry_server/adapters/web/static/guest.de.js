/* raveberry sources sha256:047ba4bbafcf995e46ad07f4f4156404601646e5a14b2eb5ab809a17e36cd7b2 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-XROUWJOG.js";import{a as m,b as o}from"./chunks/chunk-NW3XEOQ7.js";import"./chunks/chunk-IIFCF3KX.js";import"./chunks/chunk-WJAYRLVE.js";import"./chunks/chunk-T6LJAJYB.js";import"./chunks/chunk-IADGNOMQ.js";r({...m,why:o});
