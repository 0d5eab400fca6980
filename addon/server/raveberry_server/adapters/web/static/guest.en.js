/* raveberry sources sha256:df32a2cc551d194b */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-V6REO7AG.js";import{a as m,b as o}from"./chunks/chunk-MNMGPPDU.js";import"./chunks/chunk-ULTWMYEV.js";import"./chunks/chunk-CERMUNP7.js";import"./chunks/chunk-4JTFHDIW.js";import"./chunks/chunk-KDXAFOA3.js";r({...m,why:o});
