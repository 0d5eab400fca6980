/* raveberry sources sha256:bc3c41ecefeebb91 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-PN53H7JC.js";import{a as m,b as o}from"./chunks/chunk-A3BGGNSF.js";import"./chunks/chunk-KA7YAUJN.js";import"./chunks/chunk-W5XS4HX4.js";import"./chunks/chunk-34QLJ5AJ.js";import"./chunks/chunk-QOXRTBJ7.js";r({...m,why:o});
