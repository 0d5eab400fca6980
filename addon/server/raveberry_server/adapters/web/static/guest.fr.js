/* raveberry sources sha256:51c00699975a9bee */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-3YTXRUAW.js";import{a as m,b as o}from"./chunks/chunk-EOKV6UNK.js";import"./chunks/chunk-YLNKYJT2.js";import"./chunks/chunk-2XW5DITB.js";import"./chunks/chunk-3XMYYHT4.js";import"./chunks/chunk-5BSL7ZMG.js";r({...m,why:o});
