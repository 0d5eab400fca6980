/* raveberry sources sha256:d7b4d4b2cc8da6ff3b359a21efb46e84078b50e61e19ef9322787340e4760f75 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-JS5TM7YI.js";import{a as m,b as o}from"./chunks/chunk-BX3T3MQQ.js";import"./chunks/chunk-KZCVYB4H.js";import"./chunks/chunk-44JBZGUC.js";import"./chunks/chunk-5YMCO6F4.js";import"./chunks/chunk-FV7ECPRE.js";r({...m,why:o});
